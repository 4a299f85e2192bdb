using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.People;
using Microsoft.Extensions.Options;
using Orleans;

namespace Collab.Gateway.SignIn;

/// <summary>
/// Finds the person that is linked to a subject of an identity provider. An unknown subject is registered when the provider belongs to an agency or the settings make
/// the subject an administrator.
/// </summary>
sealed class PeopleBySignIn(IOptions<SignInSettings> settings, PersonQueries people, AgencyQueries agencies, IGrainFactory grains, JournalFollower follower, IIdSource ids)
{
    const string FallbackSlug = "person";

    /// <summary>The person; null when the subject is unknown.</summary>
    /// <param name="token">A valid token.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    public async ValueTask<PersonId?> Find(TokenOutcome token, CancellationToken cancellationToken)
    {
        var key = SignInKey.Of(token.Issuer!.Issuer, token.Subject!);
        return await people.FindBySignIn(key, cancellationToken) ?? await Register(token, key, cancellationToken);
    }

    async ValueTask<PersonId?> Register(TokenOutcome token, SignInKey key, CancellationToken cancellationToken)
    {
        NetworkRole[] roles = settings.Value.Administrators.Contains(new AdministratorSettings { Issuer = token.Issuer!.Issuer, Subject = token.Subject! }) ? [NetworkRole.Administrator] : [];
        AgencyId[] agency = token.Issuer.Agency is { } slug && await agencies.FindBySlug(slug, cancellationToken) is { } found ? [found] : [];
        if (roles.Length == 0 && agency.Length == 0)
        {
            return null;
        }

        var id = ids.Next<PersonId>();
        // People enter name and picture themselves.
        var register = new RegisterPerson(new Profile(FallbackSlug, null, null, null), IsSlugChosen: false, [.. agency], [.. roles], key);
        var outcome = await grains.GetGrain<IPersonGrain>(id.Value).Decide(register, new CommandContext(Viewer.System));
        await follower.Take(outcome, cancellationToken);

        // Refused: another request of the same person was first.
        return outcome.Refusals.IsEmpty ? id : await people.FindBySignIn(key, cancellationToken);
    }
}
