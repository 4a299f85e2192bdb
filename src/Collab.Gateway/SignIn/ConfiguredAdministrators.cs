using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.People;
using Microsoft.Extensions.Options;
using Orleans;

namespace Collab.Gateway.SignIn;

/// <summary>
/// Gives the administrator role, at every start, to people whom the settings name and who do not have it: they lost it, or were configured after they first signed in.
/// So the operators of a network can always administer it. A person who has not signed in yet gets the role at the first sign-in (<see cref="PeopleBySignIn"/>).
/// </summary>
sealed partial class ConfiguredAdministrators(
    IOptions<SignInSettings> settings,
    PersonQueries people,
    IViewerSource viewers,
    IGrainFactory grains,
    JournalFollower follower,
    ILogger<ConfiguredAdministrators> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var administrator in settings.Value.Administrators)
        {
            var key = SignInKey.Of(administrator.Issuer, administrator.Subject);
            if (await people.FindBySignIn(key, cancellationToken) is { } person)
            {
                await GiveRole(person, cancellationToken);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    async Task GiveRole(PersonId person, CancellationToken cancellationToken)
    {
        if (await viewers.Find(person, Language.En) is not { } viewer || viewer.Is(NetworkRole.Administrator))
        {
            return;
        }

        var place = new PlacePerson(null, viewer.Roles.Add(NetworkRole.Administrator));
        var outcome = await grains.GetGrain<IPersonGrain>(person.Value).Decide(place, new CommandContext(Viewer.System));
        await follower.Take(outcome, cancellationToken);
        if (outcome.Refusals.IsEmpty)
        {
            RoleGiven(logger, GlobalId.Of(person));
        }
        else
        {
            RoleRefused(logger, GlobalId.Of(person), outcome.Refusals[0].Message.For(Language.En));
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The settings name {Person} as an administrator, who was none; the role was given.")]
    static partial void RoleGiven(ILogger logger, string person);

    [LoggerMessage(2, LogLevel.Error, "The settings name {Person} as an administrator, but the role could not be given: {Reason}")]
    static partial void RoleRefused(ILogger logger, string person, string reason);
}
