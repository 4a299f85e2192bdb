using Collab.GraphQL.Types;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.AgencyGroups;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.People;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;
using Collab.Network.Tests.Projects;
using static Collab.Network.Tests.Projects.GivenProject;
using G = Collab.Network.Tests.Goals.GivenGoal;

namespace Collab.Network.Tests.Cases;

/// <summary>What a viewer is told that they can do is what the commands then let them do, for everybody and in every state: a portal shows only buttons that work.</summary>
public class ViewerCanTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    static readonly Text Words = Fi("Uudet sanat");
    static readonly Grounds Because = new(Words, []);
    static readonly Viewer Administrator = Signed(Carla, FoodAuthority, NetworkRole.Administrator);
    static readonly Viewer[] Viewers = [AsAino, AsBo, AsCarla, AsFacilitator, Administrator, Viewer.Visitor()];

    static readonly GivenProject[] ProjectStates =
    [
        Usual(),
        Usual(new ProjectClosed()),
        Usual(new AgencyWithdrawn(Porvoo)),
        Usual(new TeamMemberLeft(Aino)),
        Usual(new TeamMemberLeft(Bo), new ProjectAudienceChanged(ProjectAudience.Team)),
        Usual(new ProjectAudienceChanged(ProjectAudience.Agencies)),
        GivenProject.Events(Started),
        Usual([.. Enumerable.Range(1, InviteAgency.MaxParticipants).Select(number => new AgencyInvited(new AgencyId(new Guid(number, 0, 0, new byte[8]))))]),
    ];

    static readonly Dictionary<string, ProjectCommand> ProjectCommands = new()
    {
        ["renameProject"] = new RenameProject(Words),
        ["reviseChallenge"] = new ReviseChallenge(Words),
        ["describeBaseline"] = new DescribeBaseline(Words),
        ["setProjectHashtags"] = new SetHashtags(["uusi"]),
        ["moveProjectToPhase"] = new MoveToPhase(ProjectPhase.Trying),
        ["inviteAgency"] = new InviteAgency(FoodAuthority),
        ["withdrawAgency"] = new WithdrawAgency(Porvoo),
        ["agreeOnWork"] = new AgreeOnWork(Words),
        ["planKickOff"] = new PlanKickOff(Begin, MeetingForm.Remote, null, null, null, null),
        ["updateProjectStatus"] = new UpdateStatus(Words, null),
        ["closeProject"] = new CloseProject(null, null),
        ["writeProjectLessons"] = new WriteLessons(Words, null),
        ["reopenProject"] = new ReopenProject(),
        ["addTeamMember"] = new AddTeamMember(new PersonId(Guid.Parse("0198f300-0000-7000-8000-0000000000bb")), null, null, null, null, TeamTier.Open),
    };

    static readonly Dictionary<string, GoalCommand> GoalCommands = new()
    {
        ["reviseGoal"] = Ask.Revise(Because, Words),
        ["dropGoal"] = Ask.Drop(Because),
        ["reviveGoal"] = Ask.Revive(Because),
        ["addKeyResult"] = Ask.AddKeyResult(G.Days),
        ["addAction"] = Ask.AddAction(G.Interview),
    };

    static readonly Dictionary<string, GoalCommand> KeyResultCommands = new()
    {
        ["editKeyResult"] = new EditKeyResult(Ask.Result(1), To: 4),
        ["withdrawKeyResult"] = new WithdrawKeyResult(Ask.Result(1), Words!),
        ["checkIn"] = new CheckInKeyResult(Ask.Result(1), 7),
        ["withdrawCheckIn"] = new WithdrawCheckIn(Ask.Result(1), 1, Words!),
    };

    static readonly Dictionary<string, GoalBoardCommand> BoardCommands = new()
    {
        ["startGoal"] = Ask.Start(new NewGoal(G.NewGoalId(9), G.First)),
        ["reorderGoals"] = new ReorderGoals(GivenGoal.OfProject, [G.NewGoalId(2), G.NewGoalId(1)]),
        ["mergeGoals"] = Ask.Merge([new GoalToMergeInput(G.NewGoalId(1)), new GoalToMergeInput(G.NewGoalId(2))], new NewGoal(G.NewGoalId(9), G.First), Because),
        ["openUncertainty"] = Ask.Open(Words),
        ["parkSolution"] = Ask.Park(new ParkedIdea(Words)),
    };

    static readonly Dictionary<string, GoalBoardCommand> UncertaintyCommands = new()
    {
        ["settleUncertainty"] = new SettleUncertainty(Ask.Uncertainty(1), null, Words),
        ["letGoUncertainty"] = new LetGoUncertainty(Ask.Uncertainty(1), Words!),
        ["reopenUncertainty"] = new ReopenUncertainty(Ask.Uncertainty(1), null),
    };

    static readonly Dictionary<string, GoalBoardCommand> ParkedSolutionCommands = new()
    {
        ["editParkedSolution"] = new EditParkedSolution(Ask.Solution(1), Words),
        ["takeUpSolution"] = new TakeUpSolution(Ask.Solution(1), null),
    };

    [Fact]
    public void On_a_project()
    {
        foreach (var (given, viewer) in EveryProject())
        {
            var audience = given.State!.AudienceLevel is ProjectAudience.Public ? ProjectAudience.Network : ProjectAudience.Public;
            Same(
                ProjectMutations.Of(given.State!, viewer),
                ProjectCommands.Append(new("setProjectAudience", new SetAudience(audience))).ToDictionary(),
                command => given.When(command, viewer).Events.Length);
        }
    }

    [Fact]
    public void On_somebody_on_a_team()
    {
        foreach (var (given, viewer) in EveryProject())
        {
            foreach (var member in given.State!.Team)
            {
                Same(
                    ProjectMutations.Of(given.State!, member, viewer),
                    new Dictionary<string, ProjectCommand>
                    {
                        ["editTeamMember"] = new EditTeamMember(member.Person, null, Words, null, false, null, null),
                        ["removeTeamMember"] = new RemoveTeamMember(member.Person),
                    },
                    command => given.When(command, viewer).Events.Length);
            }
        }
    }

    [Fact]
    public void On_goals_and_what_belongs_to_them()
    {
        KeyResultAdded added = new(1, G.Days);
        CheckedIn look = new(1, 1, 20, null, null, null);
        var many = Enumerable.Range(1, GoalRules.MaxRevisions).Select(GoalEvent (number) => number % 2 == 1 ? new GoalDropped(number, Because) : new GoalRevived(number, Because));
        GivenGoal[] goals =
        [
            G.Usual(added, new ActionAdded(1, G.Interview)),
            G.Usual(added, new GoalDropped(1, Because)),
            G.Usual(added, look, new GoalSplit(1, [], Because)),
            G.Usual(added, look, new CheckInWithdrawn(1, 1, Words)),
            G.Usual(added, look, new KeyResultWithdrawn(1, Words)),
            G.Usual([added, .. many]),
        ];
        foreach (var (given, rights) in goals.SelectMany(given => EveryRights().Select(rights => (given, rights))))
        {
            Same(GoalMutations.Of(given.State!, rights).Where(name => name != "splitGoal"), GoalCommands, command => given.When(command, rights: rights).Events.Length);
            Same(GoalMutations.Of(given.State!.KeyResult(1)!, rights), KeyResultCommands, command => given.When(command, rights: rights).Events.Length);
            if (given.State!.Action(1) is not null)
            {
                Same(
                    GoalMutations.OfAction(rights),
                    new Dictionary<string, GoalCommand> { ["editAction"] = new EditAction(Ask.Action(1), Status: ActionStatus.Done) },
                    command => given.When(command, rights: rights).Events.Length);
            }

            var split = Ask.Split(given.State!.Id, null, [new NewGoal(G.NewGoalId(8), G.First), new NewGoal(G.NewGoalId(9), G.First)], Because);
            var board = GivenBoard.Goals(1).With(given.State!);
            Assert.Equal(GoalMutations.Of(given.State!, rights).Contains("splitGoal"), board.When(split, rights: rights).Events.Length > 0);
        }
    }

    [Fact]
    public void On_a_board_and_what_stands_on_it()
    {
        UncertaintyOpened opened = new(1, Fi("Kuka?"));
        SolutionParked parked = new(1, new ParkedIdea(Fi("Sovellus")));
        foreach (var (given, rights) in new[] { GivenBoard.Goals(0), GivenBoard.Goals(1), GivenBoard.Goals(2) }.SelectMany(given => EveryRights().Select(rights => (given, rights))))
        {
            Same(GoalMutations.Of(given.State!, rights), BoardCommands, command => given.When(command, rights: rights).Events.Length);
        }

        GivenBoard[] boards =
        [
            GivenBoard.Events(opened, parked),
            GivenBoard.Events(opened, parked, new UncertaintySettled(1, null, Words), new SolutionTakenUp(1, null)),
            GivenBoard.Events(opened, parked, new UncertaintyLetGo(1, Words)),
        ];
        foreach (var (given, rights) in boards.SelectMany(given => EveryRights().Select(rights => (given, rights))))
        {
            Same(GoalMutations.Of(given.State!.Uncertainty(1)!, rights), UncertaintyCommands, command => given.When(command, rights: rights).Events.Length);
            Same(GoalMutations.Of(given.State!.ParkedSolution(1)!, given.State!, rights), ParkedSolutionCommands, command => given.When(command, rights: rights).Events.Length);
        }
    }

    [Fact]
    public void On_an_agency_a_person_and_the_network()
    {
        var agency = Agency.Fold(null, new Recorded<AgencyEvent>(new AgencyRegistered(Lahti, "lahti", Fi("Lahti"), AgencyKind.Municipality, null), 1, null, Begin));
        agency = Agency.Fold(agency, new Recorded<AgencyEvent>(new UnitAdded(1, Fi("Yksikkö")), 2, null, Begin));
        var person = Person.Fold(null, new Recorded<PersonEvent>(new PersonRegistered(Bo, [Porvoo], []), 1, null, Begin));
        var key = SignInKey.Of("issuer", "subject");
        foreach (var viewer in Viewers)
        {
            var context = new CommandContext(viewer);
            Same(
                AgencyModule.ViewerCan(agency, viewer).Concat(AgencyModule.ViewerCan(agency, agency.Units[0], viewer)),
                new Dictionary<string, AgencyCommand>
                {
                    ["editAgency"] = new EditAgency(Lahti, Words),
                    ["addUnit"] = new AddUnit(Lahti, Words!),
                    ["describeUnit"] = new DescribeUnit(new UnitId(Lahti, 1), Headcount: 3),
                    ["endAgency"] = new EndAgency(Lahti, []),
                    ["resumeAgency"] = new ResumeAgency(Lahti),
                    ["renameUnit"] = new RenameUnit(new UnitId(Lahti, 1), Words!),
                    ["closeUnit"] = new CloseUnit(new UnitId(Lahti, 1)),
                },
                command => command.Decide(agency, Lahti, context).Events.Length);
            Same(
                PersonModule.ViewerCan(person, viewer),
                new Dictionary<string, PersonCommand>
                {
                    ["editProfile"] = new EditProfile("Uusi", null, false, null),
                    ["placePerson"] = new PlacePerson([], null),
                    ["linkSignIn"] = new LinkSignIn(key),
                    ["unlinkSignIn"] = new UnlinkSignIn(key, Bo),
                },
                command => command.Decide(person, Bo, context).Events.Length);
            var owner = viewer.Agencies.IsEmpty ? Lahti : viewer.Agencies[0];
            Same(
                viewer.Mutations(),
                new Dictionary<string, Func<int>>
                {
                    ["registerAgency"] = () => new RegisterAgency(Words!, AgencyKind.Other, null, "uusi").Decide(null, Lahti, context).Events.Length,
                    ["formAgencyGroup"] = () => new FormAgencyGroup(Words!, [Lahti]).Decide(null, default, context).Events.Length,
                    ["registerPerson"] = () => new RegisterPerson(null, "bo", null, null, [], []).Decide(null, Bo, context).Events.Length,
                    ["startProject"] = () => Nothing.When(ProjectSetup.Start(owner), viewer).Events.Length,
                },
                command => command());
        }
    }

    [Fact]
    public void Every_mutation_stands_on_something()
    {
        string[] elsewhere =
        [
            "setProjectAudience", "editTeamMember", "removeTeamMember", "splitGoal", "editAction", "editAgency", "addUnit", "describeUnit", "renameUnit", "closeUnit", "endAgency", "resumeAgency",
            "formAgencyGroup", "editAgencyGroup",
            "editProfile", "placePerson", "linkSignIn", "unlinkSignIn", "registerAgency", "registerPerson", "startProject", "saveDraft", "discardDraft",
            "describeProcess", "importBpmn", "replaceBpmn", "renameProcess", "addPhases", "editPhase", "removePhase", "reorderPhases", "nameProcessVersion",
        ];
        var schema = GraphQLSchema.Build([.. NetworkSchema.Texts()]);
        Assert.Equal(
            schema.MutationType!.Fields.Select(field => field.Name).Order(),
            elsewhere
                .Concat(ProjectCommands.Keys).Concat(GoalCommands.Keys).Concat(KeyResultCommands.Keys).Concat(BoardCommands.Keys)
                .Concat(UncertaintyCommands.Keys).Concat(ParkedSolutionCommands.Keys)
                .Order());
    }

    [Fact]
    public async Task A_portal_reads_it_of_everything_at_once()
    {
        var (project, viewer) = await network.NewProject(ProjectAudience.Public);
        var goal = network.NewGoal("Tavoite", G.Days);
        await network.Granted(project, Ask.Start(goal), viewer);
        await network.Granted(goal.Id, Ask.AddAction(G.Interview), viewer);
        await network.Granted(project, Ask.Open(Words), viewer);
        await network.Granted(project, Ask.Park(new ParkedIdea(Words)), viewer);
        const string Document = """
            query ($id: ID!) {
              viewerCan
              project(id: $id) {
                viewerCan owner { viewerCan } team { viewerCan } goalBoard { viewerCan }
                goals { nodes { viewerCan keyResults { viewerCan } actions { nodes { viewerCan } } } }
                uncertainties { nodes { viewerCan } } parkedSolutions { nodes { viewerCan } }
              }
            }
            """;
        var mine = (await network.Portal.Data(viewer, Document, new { id = GlobalId.Of(project) })).GetRawText();
        foreach (var name in new[] { "startProject", "renameProject", "editAgency", "editTeamMember", "startGoal", "reviseGoal", "checkIn", "editAction", "settleUncertainty", "takeUpSolution" })
        {
            Assert.Contains($"\"{name}\"", mine, StringComparison.Ordinal);
        }

        var visitors = (await network.Portal.Data(Viewer.Visitor(), Document, new { id = GlobalId.Of(project) })).GetRawText();
        Assert.DoesNotMatch("\"viewerCan\":\\[\"", visitors);
    }

    static IEnumerable<(GivenProject Given, Viewer Viewer)> EveryProject() => ProjectStates.SelectMany(given => Viewers.Select(viewer => (given, viewer)));

    static IEnumerable<ProjectRights> EveryRights() => EveryProject().Select(each => each.Given.State!.RightsOf(each.Viewer)).Distinct();

    /// <summary>Of some mutations, those that are told of are just those that do something.</summary>
    static void Same<TCommand>(IEnumerable<string> told, Dictionary<string, TCommand> commands, Func<TCommand, int> happens)
        => Assert.Equal(commands.Where(each => happens(each.Value) > 0).Select(each => each.Key).Order(), told.Order());
}
