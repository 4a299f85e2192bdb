using System.Collections.Immutable;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.ProcessDescriptions;
using Collab.Network.Projects;

namespace Collab.Network.ExampleNetwork;

/// <summary>One project of the example network: what it is, and the commands that its people give, in order.</summary>
/// <param name="Slug">Its name in addresses, and the slug of the agency that owns it.</param>
/// <param name="Starter">Who starts it.</param>
/// <param name="Role">Why the starter is there.</param>
/// <param name="Title">Its title.</param>
/// <param name="Challenge">The challenge that it starts from.</param>
/// <param name="Commands">What its people do.</param>
/// <param name="BoardCommands">What they do on the goal board.</param>
/// <param name="Turns">How a goal turned, by the name of the goal.</param>
/// <param name="ProcessCommands">What they do with the process that they describe; null when they describe none.</param>
sealed record ExampleProject(
    string Slug,
    string Starter,
    Text Role,
    Text Title,
    Text Challenge,
    ImmutableArray<ProjectCommand> Commands,
    ImmutableArray<GoalBoardCommand> BoardCommands,
    ImmutableArray<(GoalId Goal, GoalCommand Command)> Turns,
    ImmutableArray<ProcessCommand>? ProcessCommands = null)
{
    /// <summary>Everything of the project, by its starter.</summary>
    public async Task Load(ExampleLoader loader, CancellationToken cancellationToken)
    {
        var id = ExampleIds.Project(Slug);
        var project = loader.Grain<IProjectGrain>(id.Value);
        var starter = ExampleIds.Person(Starter);
        await loader.Do(project, Start(), await loader.Viewer(starter), cancellationToken);

        // Asked again: starting it put the starter on the team.
        var viewer = await loader.Viewer(starter);
        foreach (var command in Commands.Prepend(new EditTeamMember(starter, null, Role, null, false, null, null)))
        {
            await loader.Do(project, command, viewer, cancellationToken);
        }

        var board = loader.Grain<IGoalBoardGrain>(id.Value);
        foreach (var command in BoardCommands)
        {
            await loader.Do(board, command, viewer, cancellationToken);
        }

        foreach (var (goal, command) in Turns)
        {
            await loader.Do(loader.Grain<IGoalGrain>(goal.Value), command, viewer, cancellationToken);
        }

        foreach (var command in ProcessCommands ?? [])
        {
            await loader.Do(loader.Grain<IProcessDescriptionGrain>(ExampleIds.Process(Slug).Value), command, viewer, cancellationToken);
        }
    }

    StartProject Start() => new(
        Title,
        Challenge,
        ExampleIds.Agency(Slug),
        [ExampleIds.Agency(ExampleAgencies.ExpertSupport)],
        ProjectAudience.Public,
        ["asiantuntijatuki", "digitalisaatio"],
        Slug,
        JoinTeam: true)
    {
        IsSlugExact = true,
    };
}
