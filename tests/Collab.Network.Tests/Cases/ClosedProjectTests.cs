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

    public static TheoryData<object> GoalCommands =>
    [
        Ask.Revise(Because, Words),
        Ask.Drop(Because),
        Ask.Revive(Because),
        Ask.AddKeyResult(Days),
        new EditKeyResult(Ask.Result(1), To: 4),
        new CheckInKeyResult(Ask.Result(1), 7),
        new WithdrawCheckIn(Ask.Result(1), 1, Words!),
        new WithdrawKeyResult(Ask.Result(1), Words!),
        Ask.AddAction(Interview),
        new EditAction(Ask.Action(1), Status: ActionStatus.Done),
    ];

    public static TheoryData<object> BoardCommands =>
    [
        Ask.Start(new NewGoal(NewGoalId(9), First)),
        Ask.Split(NewGoalId(1), null, [new NewGoal(NewGoalId(8), First), new NewGoal(NewGoalId(9), First)], Because),
        Ask.Merge([new GoalToMergeInput(NewGoalId(1)), new GoalToMergeInput(NewGoalId(2))], new NewGoal(NewGoalId(9), First), Because),
        new ReorderGoals(GivenGoal.OfProject, [NewGoalId(2)]),
        Ask.Open(Words),
        new SettleUncertainty(Ask.Uncertainty(1), null, Words),
        new LetGoUncertainty(Ask.Uncertainty(1), Words!),
        new ReopenUncertainty(Ask.Uncertainty(1), null),
        Ask.Park(new ParkedIdea(Words)),
        new EditParkedSolution(Ask.Solution(1), Words),
        new TakeUpSolution(Ask.Solution(1), null),
    ];

    [Theory]
    [MemberData(nameof(GoalCommands))]
    public void No_goal_changes(object command)
        => Usual(new KeyResultAdded(1, Days), new ActionAdded(1, Interview)).When((GoalCommand)command, rights: Closed).IsRefused((RefusalCode.Invalid, ""));

    [Theory]
    [MemberData(nameof(BoardCommands))]
    public void Nothing_beside_the_goals_changes(object command)
        => GivenBoard.Goals(2).When((GoalBoardCommand)command, rights: Closed).IsRefused((RefusalCode.Invalid, ""));

    [Fact]
    public void Every_command_of_goals_and_boards_is_among_them()
    {
        Assert.Equal(Kinds<GoalCommand>(), ((IEnumerable<object[]>)GoalCommands).Select(row => row[0].GetType().Name).Order());
        Assert.Equal(Kinds<GoalBoardCommand>(), ((IEnumerable<object[]>)BoardCommands).Select(row => row[0].GetType().Name).Order());

        static IEnumerable<string> Kinds<T>() => typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).Select(type => type.Name).Order();
    }

    [Fact]
    public void The_message_is_the_one_of_the_project_itself()
    {
        var ofProject = GivenProject.Usual(new ProjectClosed()).When(new DescribeBaseline(Words)).Refusals.Single();
        Assert.Equal(ofProject.Message, Usual().When(Ask.Drop(Because), rights: Closed).Refusals.Single().Message);
        Assert.Equal(ofProject.Message, GivenProject.Usual(new ProjectClosed()).When(new RemoveTeamMember(GivenProject.Bo), GivenProject.AsBo).Refusals.Single().Message);
    }

    [Fact]
    public async Task A_goal_is_not_changed_while_its_project_closes()
    {
        var (project, viewer) = await network.NewProject();
        var goals = await network.StartedGoals(project, viewer, "Yksi");
        await network.Granted(project, new CloseProject(null, null), viewer);
        var refused = await network.Services.Goal(goals[0]).Decide(Ask.Drop(Because), new CommandContext(viewer));
        Assert.Equal(RefusalCode.Invalid, Assert.Single(refused.Refusals).Code);
        refused = await network.Services.Board(project).Decide(Ask.Open(Words), new CommandContext(viewer));
        Assert.Equal(RefusalCode.Invalid, Assert.Single(refused.Refusals).Code);
        await network.Granted(project, new ReopenProject(), viewer);
        await network.Granted(goals[0], Ask.Drop(Because), viewer);
    }
}
