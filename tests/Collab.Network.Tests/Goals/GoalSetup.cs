using Collab.Network.Access;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Collab.Network.Tests.Projects;

namespace Collab.Network.Tests.Goals;

/// <summary>Shorthand for tests that ask the grains of goals.</summary>
static class GoalSetup
{
    public static Grounds Because(string reason) => new(Text.Of(reason, Language.Fi), []);

    public static NewGoal NewGoal(this NetworkFixture network, string title, KeyResultDefinition? keyResult = null)
        => new(network.NewId<GoalId>(), new Wording(Text.Of(title, Language.Fi)), keyResult);

    /// <summary>A project of an agency of its own, and one of its team.</summary>
    public static async Task<(ProjectId Project, Viewer Viewer)> NewProject(
        this NetworkFixture network, ProjectAudience audience = ProjectAudience.Network)
    {
        var agency = await network.Agency();
        var person = await network.Person(agency);
        var project = await network.Started(await network.Viewer(person), ProjectSetup.Start(agency, audience: audience));
        return (project, await network.Viewer(person));
    }

    /// <summary>Goals of a project, started in this order.</summary>
    public static async Task<IReadOnlyList<GoalId>> StartedGoals(this NetworkFixture network, ProjectId project, Viewer by, params string[] titles)
    {
        var goals = new List<GoalId>();
        foreach (var title in titles)
        {
            var goal = network.NewGoal(title);
            await network.Granted(project, Ask.Start(goal), by);
            goals.Add(goal.Id);
        }

        return goals;
    }

    /// <summary>Asks a board for something that it grants.</summary>
    public static async Task<Outcome> Granted(this NetworkFixture network, ProjectId project, GoalBoardCommand command, Viewer by)
        => NetworkFixture.Accepted(await network.Services.Board(project).Decide(command, new CommandContext(by)));

    /// <summary>Asks a goal for something that it grants.</summary>
    public static async Task<Outcome> Granted(this NetworkFixture network, GoalId goal, GoalCommand command, Viewer by)
        => NetworkFixture.Accepted(await network.Services.Goal(goal).Decide(command, new CommandContext(by)));

    /// <summary>How many events there are of a project's goals: on the board and of goals that it holds.</summary>
    public static async Task<int> EventCount(this NetworkFixture network)
    {
        await using var command = network.Database.DataSource.CreateCommand("select count(*)::int from journal.event");
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
