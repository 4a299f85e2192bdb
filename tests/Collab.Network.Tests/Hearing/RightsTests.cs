using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.People;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;
using Collab.Network.Tests.Projects;
using static Collab.Network.Tests.Goals.GoalSetup;

namespace Collab.Network.Tests.Hearing;

/// <summary>Rights that were taken in one process, as another has it that has not heard of it and remembers them as they were.</summary>
public sealed class RightsTests(NetworkFixture network) : IClassFixture<NetworkFixture>, IAsyncLifetime
{
    NetworkProcess _there = null!;

    public async Task InitializeAsync() => _there = await NetworkProcess.Start(network, isDeaf: true);

    public async Task DisposeAsync() => await _there.DisposeAsync();

    [Fact]
    public async Task Who_was_removed_from_a_team_may_not_write_to_anything_of_the_project()
    {
        var (project, core, guest) = await TeamOfTwo(ProjectAudience.Network);
        var goals = await network.StartedGoals(project, core, "Yksi", "Kaksi");
        await Remember(project, goals, guest);
        await network.Granted(project, new RemoveTeamMember(guest.Person!.Value), core);

        foreach (var refused in await WriteEverywhere(project, goals, guest))
        {
            Assert.Equal([RefusalCode.Forbidden], refused.Refusals.Select(refusal => refusal.Code));
        }
    }

    [Fact]
    public async Task What_the_team_alone_may_read_is_not_there_for_who_was_removed_from_it()
    {
        var (project, core, guest) = await TeamOfTwo(ProjectAudience.Team);
        var goals = await network.StartedGoals(project, core, "Yksi", "Kaksi");
        await Remember(project, goals, guest);
        await network.Granted(project, new RemoveTeamMember(guest.Person!.Value), core);

        foreach (var refused in await WriteEverywhere(project, goals, guest))
        {
            Assert.Equal([RefusalCode.NotFound], refused.Refusals.Select(refusal => refusal.Code));
        }
    }

    [Fact]
    public async Task Who_has_lost_a_role_may_not_do_what_only_the_role_allowed()
    {
        var (project, core) = await network.NewProject();
        var goals = await network.StartedGoals(project, core, "Yksi", "Kaksi");
        var (agency, other) = (await network.Agency(), await network.NewViewer(await network.Agency()));
        var facilitator = await network.NewViewer(agency, NetworkRole.Facilitator, NetworkRole.Administrator);
        await network.Person(agency, NetworkRole.Administrator);
        await Remember(project, goals, facilitator);
        await _there.Agency(agency).Read(facilitator);
        await Place(facilitator, [], []);

        Outcome[] refused =
        [
            .. await WriteEverywhere(project, goals, facilitator),
            await _there.Project(network.NewId<ProjectId>()).Decide(ProjectSetup.Start(agency), new CommandContext(facilitator)),
            await _there.Agency(agency).Decide(new EditAgency(null, AgencyKind.Other, null, false), new CommandContext(facilitator)),
            await _there.Person(other.Person!.Value).Decide(new PlacePerson(null, [NetworkRole.Administrator]), new CommandContext(facilitator)),
            await _there.Person(facilitator.Person!.Value).Decide(new PlacePerson(null, [NetworkRole.Administrator]), new CommandContext(facilitator)),
            await _there.Person(network.NewId<PersonId>()).Decide(
                new RegisterPerson(new Profile("person", null, null, null), false, [], [NetworkRole.Administrator]), new CommandContext(facilitator)),
        ];

        Assert.All(refused, outcome => Assert.Equal([RefusalCode.Forbidden], outcome.Refusals.Select(refusal => refusal.Code)));
        Assert.Empty((await network.Viewer(facilitator.Person!.Value)).Roles);
    }

    [Fact]
    public async Task Who_has_lost_a_role_and_is_on_the_team_still_may_do_what_the_team_may()
    {
        var (project, core) = await network.NewProject();
        var goals = await network.StartedGoals(project, core, "Yksi", "Kaksi");
        var facilitator = await network.NewViewer(await network.Agency(), NetworkRole.Facilitator);
        await network.Granted(project, new AddTeamMember(facilitator.Person!.Value, null, null, null, null, TeamTier.Open), core);
        await Remember(project, goals, facilitator);
        await Place(facilitator, facilitator.Agencies, []);

        Assert.All(await WriteEverywhere(project, goals, facilitator), outcome => NetworkFixture.Accepted(outcome));
        var add = new AddTeamMember((await network.Person(await network.Agency())), null, null, null, null, TeamTier.Open);
        Assert.Equal([RefusalCode.Forbidden], (await _there.Project(project).Decide(add, new CommandContext(facilitator))).Refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public async Task Who_has_left_an_agency_may_neither_edit_it_nor_start_projects_in_its_name()
    {
        var agency = await network.Agency();
        var clerk = await network.NewViewer(agency);
        await _there.Agency(agency).Read(clerk);
        await Place(clerk, [], []);

        var edit = await _there.Agency(agency).Decide(new EditAgency(null, AgencyKind.Other, null, false), new CommandContext(clerk));
        var start = await _there.Project(network.NewId<ProjectId>()).Decide(ProjectSetup.Start(agency), new CommandContext(clerk));

        Assert.Equal([RefusalCode.Forbidden], edit.Refusals.Select(refusal => refusal.Code));
        Assert.Equal([RefusalCode.Forbidden], start.Refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public async Task A_narrowed_audience_hides_the_project_from_a_facilitators_commands()
    {
        var (project, core) = await network.NewProject();
        var goals = await network.StartedGoals(project, core, "Yksi", "Kaksi");
        var facilitator = await network.NewViewer(await network.Agency(), NetworkRole.Facilitator);
        await Remember(project, goals, facilitator);
        await network.Granted(project, new SetAudience(ProjectAudience.Agencies), core);

        Assert.All(
            await WriteEverywhere(project, goals, facilitator),
            outcome => Assert.Equal([RefusalCode.NotFound], outcome.Refusals.Select(refusal => refusal.Code)));
    }

    [Fact]
    public async Task Who_just_got_a_role_elsewhere_is_not_refused_though_their_viewer_is_of_before()
    {
        var (project, core) = await network.NewProject();
        var goals = await network.StartedGoals(project, core, "Yksi", "Kaksi");
        var promoted = await network.NewViewer(await network.Agency());
        await Remember(project, goals, promoted);
        await Place(promoted, promoted.Agencies, [NetworkRole.Facilitator]);

        Assert.All(await WriteEverywhere(project, goals, promoted), outcome => NetworkFixture.Accepted(outcome));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("revive")]
    public async Task A_command_that_finds_everything_as_it_asks_is_refused_too_when_the_right_is_gone(string? clientMutationId)
    {
        var (project, core, guest) = await TeamOfTwo(ProjectAudience.Network);
        var goal = (await network.StartedGoals(project, core, "Yksi"))[0];
        await Remember(project, [goal], guest);
        await network.Granted(project, new RemoveTeamMember(guest.Person!.Value), core);

        var revived = await _there.Goal(goal).Decide(new ReviveGoal(Because("Sittenkin")), new CommandContext(guest, null, clientMutationId, "fingerprint"));

        Assert.Equal([RefusalCode.Forbidden], revived.Refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public async Task A_repeat_answers_the_first_outcome_also_when_the_right_is_gone()
    {
        var (project, core, guest) = await TeamOfTwo(ProjectAudience.Network);
        var goal = (await network.StartedGoals(project, core, "Yksi"))[0];
        var (revise, context) = (new ReviseGoal(Because("Opittiin"), Text.Of("Uusi", Language.Fi)), new CommandContext(guest, null, "revise", "fingerprint"));
        var first = NetworkFixture.Accepted(await network.Services.Goal(goal).Decide(revise, context));
        await network.Granted(project, new RemoveTeamMember(guest.Person!.Value), core);

        var repeat = NetworkFixture.Accepted(await _there.Goal(goal).Decide(revise, context));

        Assert.Equal((first.Subject, first.Position), (repeat.Subject, repeat.Position));
    }

    [Fact]
    public async Task A_refusal_that_rests_on_what_is_so_costs_one_question_and_reads_no_stream()
    {
        var (project, core) = await network.NewProject();
        var goal = (await network.StartedGoals(project, core, "Yksi"))[0];
        var stranger = await network.NewViewer(await network.Agency());
        await Remember(project, [goal], stranger);
        var (readings, checks) = (_there.Journal.Readings, _there.Journal.Checks);

        var refused = await _there.Goal(goal).Decide(new DropGoal(Because("Ei nyt")), new CommandContext(stranger));

        Assert.Equal([RefusalCode.Forbidden], refused.Refusals.Select(refusal => refusal.Code));
        Assert.Equal((readings, checks + 1), (_there.Journal.Readings, _there.Journal.Checks));
    }

    [Fact]
    public async Task No_command_that_comes_after_the_removal_was_acknowledged_is_accepted()
    {
        const int rounds = 12;
        for (var round = 0; round < rounds; round++)
        {
            var (project, core, guest) = await TeamOfTwo(ProjectAudience.Network);
            var goals = await network.StartedGoals(project, core, "Yksi", "Kaksi");
            await Remember(project, goals, guest);
            var isRemoved = false;
            var writing = Enumerable.Range(0, 3).Select(writer => Task.Run(async () =>
            {
                for (var number = 0; ; number++)
                {
                    var isLate = Volatile.Read(ref isRemoved);
                    var outcome = await Write(writer, $"{writer}-{number}");
                    Assert.False(isLate && outcome.Refusals.IsEmpty, "Somebody wrote after they had been removed.");
                    if (isLate)
                    {
                        return outcome;
                    }
                }
            })).ToArray();

            await network.Granted(project, new RemoveTeamMember(guest.Person!.Value), core);
            Volatile.Write(ref isRemoved, true);

            foreach (var last in await Task.WhenAll(writing))
            {
                Assert.Equal([RefusalCode.Forbidden], last.Refusals.Select(refusal => refusal.Code));
            }

            Task<Outcome> Write(int writer, string what) => writer switch
            {
                0 => _there.Goal(goals[0]).Decide(new ReviseGoal(Because("Opittiin"), Text.Of(what, Language.Fi)), new CommandContext(guest, null, $"{project}-{what}", "f")),
                1 => _there.Board(project).Decide(new OpenUncertainty(Text.Of(what, Language.Fi)), new CommandContext(guest)),
                _ => _there.Project(project).Decide(new ReviseChallenge(Text.Of(what, Language.Fi)), new CommandContext(guest)),
            };
        }
    }

    /// <summary>A project with a core member and somebody else on its team.</summary>
    async Task<(ProjectId Project, Viewer Core, Viewer Guest)> TeamOfTwo(ProjectAudience audience)
    {
        var (project, core) = await network.NewProject(audience);
        var guest = await network.Person(await network.Agency());
        await network.Granted(project, new AddTeamMember(guest, null, null, null, null, TeamTier.Open), core);
        return (project, core, await network.Viewer(guest));
    }

    /// <summary>Gets all of it into the other process's memory, as it is now.</summary>
    async Task Remember(ProjectId project, IEnumerable<GoalId> goals, Viewer viewer)
    {
        Assert.Equal(viewer.Version, (await _there.Viewer(viewer.Person!.Value))!.Version);
        Assert.NotNull(await _there.Project(project).Read(viewer));
        Assert.NotNull(await _there.Board(project).Read(viewer));
        foreach (var goal in goals)
        {
            Assert.NotNull(await _there.Goal(goal).Read(viewer));
        }
    }

    async Task Place(Viewer person, IEnumerable<AgencyId> agencies, IEnumerable<NetworkRole> roles)
        => NetworkFixture.Accepted(await network.Grains.GetGrain<IPersonGrain>(person.Person!.Value.Value).Decide(
            new PlacePerson([.. agencies], [.. roles]), new CommandContext(Viewer.System)));

    /// <summary>One command to each kind of aggregate of a project, in the process that has not heard.</summary>
    async Task<IReadOnlyList<Outcome>> WriteEverywhere(ProjectId project, IReadOnlyList<GoalId> goals, Viewer by) =>
    [
        await _there.Goal(goals[0]).Decide(new ReviseGoal(Because("Opittiin"), Text.Of("Uusi", Language.Fi)), new CommandContext(by)),
        await _there.Board(project).Decide(new OpenUncertainty(Text.Of("Miksi?", Language.Fi)), new CommandContext(by)),
        await _there.Board(project).Decide(new MergeGoals([.. goals.Select(goal => new GoalToMerge(goal))], network.NewGoal("Yhdessä"), Because("Sama asia")), new CommandContext(by)),
        await _there.Project(project).Decide(new SetHashtags(["uusi"]), new CommandContext(by)),
    ];
}
