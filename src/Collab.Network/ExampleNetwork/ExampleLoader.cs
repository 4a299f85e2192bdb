using System.Globalization;
using Collab.Journal;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Orleans;

namespace Collab.Network.ExampleNetwork;

/// <summary>
/// Loads the example network through the commands that clients use. Every command has an id of its own, so a loading
/// that was cut off goes on where it was.
/// </summary>
/// <param name="grains">The grains.</param>
/// <param name="journal">The journal, which tells whether there is anything to load.</param>
/// <param name="viewers">Makes viewers of people.</param>
/// <param name="follower">Is told of what the commands write.</param>
public sealed class ExampleLoader(IGrainFactory grains, IJournal journal, IViewerSource viewers, JournalFollower follower)
{
    const string FirstStep = "example-001";
    const string LastStep = "example-end";

    int _steps;

    /// <summary>Loads the example network into an empty journal, or goes on with a loading that was cut off.</summary>
    /// <param name="cancellationToken">Stops between two commands.</param>
    /// <returns>Whether anything was loaded.</returns>
    /// <exception cref="JournalUnavailableException">The database cannot be used.</exception>
    public async Task<bool> LoadWhenEmpty(CancellationToken cancellationToken)
    {
        if (!await IsEmpty(cancellationToken) && !await WasCutOff(cancellationToken))
        {
            return false;
        }

        _steps = 0;
        await ExampleAgencies.Load(this, cancellationToken);
        await ExamplePeople.Load(this, cancellationToken);
        await ExampleProjects.Load(this, cancellationToken);
        await ExamplePeople.End(this, LastStep);
        return true;
    }

    /// <summary>A person as the viewer that commands come from.</summary>
    internal async Task<Viewer> Viewer(PersonId person)
        => await viewers.Find(person, Language.Fi)
            ?? throw new InvalidOperationException("The example network has no such person.");

    /// <summary>The grain of an aggregate.</summary>
    internal TGrain Grain<TGrain>(Guid id)
        where TGrain : IGrainWithGuidKey
        => grains.GetGrain<TGrain>(id);

    /// <summary>The next step: one command, which must hold.</summary>
    internal Task Do<TCommand>(IAggregateGrain<TCommand> grain, TCommand command, Viewer viewer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Do(grain, command, viewer, string.Create(CultureInfo.InvariantCulture, $"example-{++_steps:D3}"));
    }

    /// <summary>A named step: one command, which must hold.</summary>
    internal async Task Do<TCommand>(IAggregateGrain<TCommand> grain, TCommand command, Viewer viewer, string step)
    {
        var outcome = await grain.Decide(command, new CommandContext(viewer, ClientMutationId: step, Fingerprint: "example"));
        await follower.Take(outcome, CancellationToken.None);
        if (!outcome.Refusals.IsEmpty)
        {
            throw new InvalidOperationException($"The example network is not in order: {step} ({command?.GetType().Name}): {outcome.Refusals[0].Message.En}");
        }
    }

    async Task<bool> IsEmpty(CancellationToken cancellationToken) => await journal.Head(cancellationToken) == JournalPosition.Start;

    async Task<bool> WasCutOff(CancellationToken cancellationToken)
        => await journal.FindCommand(Authors.System, FirstStep, cancellationToken) is not null
            && await journal.FindCommand(Authors.System, LastStep, cancellationToken) is null;
}
