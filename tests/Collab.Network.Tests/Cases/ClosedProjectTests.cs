using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;
using Collab.Network.Tests.Projects;
using static Collab.Network.Tests.Goals.GivenGoal;

namespace Collab.Network.Tests.Cases;

/// <summary>One rule for everything inside a closed project: it is reopened first.</summary>
public class ClosedProjectTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    static readonly ProjectRights Closed = MayEdit with { IsClosed = true };
    static readonly Text Words = Fi("Sanat");
    static readonly Grounds Because = new(Words, []);

    public static TheoryData<GoalCommand> GoalCommands =>
    [
        new ReviseGoal(Because, Words),
        new DropGoal(Because),
        new ReviveGoal(Because),
        new AddKeyResult(Days),
        new EditKeyResult(1, To: 4),
        new CheckInKeyResult(1, 7),
        new WithdrawCheckIn(1, 1, Words),
        new WithdrawKeyResult(1, Words),
        new AddAction(Interview),
        new EditAction(1, Status: ActionStatus.Done),
    ];

    public static TheoryData<GoalBoardCommand> BoardCommands =>
    [
        new StartGoal(new NewGoal(NewGoalId(9), First)),
        new SplitGoal(NewGoalId(1), null, [new NewGoal(NewGoalId(8), First), new NewGoal(NewGoalId(9), First)], Because),
        new MergeGoals([new GoalToMerge(NewGoalId(1)), new GoalToMerge(NewGoalId(2))], new NewGoal(NewGoalId(9), First), Because),
        new ReorderGoals([NewGoalId(2)]),
        new OpenUncertainty(Words),
        new SettleUncertainty(1, null, Words),
        new LetGoUncertainty(1, Words),
        new ReopenUncertainty(1, null),
        new ParkSolution(new ParkedIdea(Words)),
        new EditParkedSolution(1, Words),
        new TakeUpSolution(1, null),
    ];

    [Theory]
    [MemberData(nameof(GoalCommands))]
    public void No_goal_changes(GoalCommand command)
        => Usual(new KeyResultAdded(1, Days), new ActionAdded(1, Interview)).When(command, rights: Closed).IsRefused((RefusalCode.Invalid, ""));

    [Theory]
    [MemberData(nameof(BoardCommands))]
    public void Nothing_beside_the_goals_changes(GoalBoardCommand command)
        => GivenBoard.Goals(2).When(command, rights: Closed).IsRefused((RefusalCode.Invalid, ""));

    [Fact]
    public void Every_command_of_goals_and_boards_is_among_them()
    {
        Assert.Equal(Kinds<GoalCommand>(), ((IEnumerable<object[]>)GoalCommands).Select(row => row[0].GetType().Name).Order());
        Assert.Equal(Kinds<GoalBoardCommand>(), ((IEnumerable<object[]>)BoardCommands).Select(row => row[0].GetType().Name).Order());

        static IEnumerable<string> Kinds<T>() => typeof(T).Assembly.GetTypes().Where(type => type.BaseType == typeof(T)).Select(type => type.Name).Order();
    }

    [Fact]
    public void The_message_is_the_one_of_the_project_itself()
    {
        var ofProject = GivenProject.Usual(new ProjectClosed()).When(new DescribeBaseline(Words)).Refusals.Single();
        Assert.Equal(ofProject.Message, Usual().When(new DropGoal(Because), rights: Closed).Refusals.Single().Message);
        Assert.Equal(ofProject.Message, GivenProject.Usual(new ProjectClosed()).When(new RemoveTeamMember(GivenProject.Bo), GivenProject.AsBo).Refusals.Single().Message);
    }

    [Fact]
    public async Task A_goal_is_not_changed_while_its_project_closes()
    {
        var (project, viewer) = await network.NewProject();
        var goals = await network.StartedGoals(project, viewer, "Yksi");
        await network.Granted(project, new CloseProject(null, null), viewer);
        var refused = await network.Services.Goal(goals[0]).Decide(new DropGoal(Because), new CommandContext(viewer));
        Assert.Equal(RefusalCode.Invalid, Assert.Single(refused.Refusals).Code);
        refused = await network.Services.Board(project).Decide(new OpenUncertainty(Words), new CommandContext(viewer));
        Assert.Equal(RefusalCode.Invalid, Assert.Single(refused.Refusals).Code);
        await network.Granted(project, new ReopenProject(), viewer);
        await network.Granted(goals[0], new DropGoal(Because), viewer);
    }
}
