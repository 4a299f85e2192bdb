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
    /// <summary>The person; null when the subject means nobody here.</summary>
    /// <param name="token">A token that holds.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
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
        // Name and picture are theirs to tell, not their employer's.
        var register = new RegisterPerson(null, null, null, null, [.. agency], [.. roles]) { SignIn = key };
        var outcome = await grains.GetGrain<IPersonGrain>(id.Value).Decide(register, new CommandContext(Viewer.System));
        await follower.Take(outcome, cancellationToken);

        // Refused: another request of the same person was first.
        return outcome.Refusals.IsEmpty ? id : await people.FindBySignIn(key, cancellationToken);
    }
}
