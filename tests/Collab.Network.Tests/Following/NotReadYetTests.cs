using Collab.Network.Access;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.People;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;
using Collab.Network.Tests.Projects;
using Microsoft.Extensions.DependencyInjection;
using static Collab.Network.Tests.Goals.GoalSetup;

namespace Collab.Network.Tests.Following;

/// <summary>Commands at a process that has things in memory and has not read yet what another one wrote.</summary>
public sealed class NotReadYetTests(NetworkFixture network) : IClassFixture<NetworkFixture>, IAsyncLifetime
{
    NetworkProcess _there = null!;

    public async Task InitializeAsync() => _there = await NetworkProcess.Start(network, isBehind: true);

    public async Task DisposeAsync() => await _there.DisposeAsync();

    [Fact]
    public async Task Nothing_is_refused_that_another_process_has_just_made_possible()
    {
        var (project, viewer) = await network.NewProject();
        var goal = (await network.StartedGoals(project, viewer, "Tavoite"))[0];
        await network.Granted(goal, Ask.Drop(Because("Ei nyt")), viewer);
        Assert.Equal(GoalStatus.Dropped, (await _there.Goal(goal).Read(viewer))!.Status);
        await network.Granted(goal, Ask.Revive(Because("Sittenkin")), viewer);

        var revised = await _there.Goal(goal).Decide(Ask.Revise(Because("Opittiin"), Text.Of("Uusi", Language.Fi)), new CommandContext(viewer));

        Assert.Empty(revised.Refusals);
    }

    [Fact]
    public async Task Nothing_is_taken_to_be_done_already_that_another_process_has_just_undone()
    {
        var (project, viewer) = await network.NewProject();
        var goal = (await network.StartedGoals(project, viewer, "Tavoite"))[0];
        Assert.Equal(GoalStatus.Active, (await _there.Goal(goal).Read(viewer))!.Status);
        await network.Granted(goal, Ask.Drop(Because("Ei nyt")), viewer);

        var revived = await _there.Goal(goal).Decide(Ask.Revive(Because("Sittenkin")), new CommandContext(viewer, ClientMutationId: "revive", Fingerprint: ""));

        Assert.Empty(revived.Refusals);
        Assert.NotNull(revived.Position);
        Assert.Equal(GoalStatus.Active, (await _there.Goal(goal).Read(viewer))!.Status);
    }

    [Fact]
    public async Task Other_things_that_a_decision_rests_on_are_read_before_it_is_a_refusal()
    {
        var (project, viewer) = await network.NewProject();
        Assert.NotNull(await _there.Project(project).Read(viewer));
        Assert.Null(await _there.Board(project).Read(viewer));
        var goals = await network.StartedGoals(project, viewer, "Yksi", "Kaksi");
        foreach (var goal in goals)
        {
            await network.Granted(goal, Ask.Drop(Because("Ei nyt")), viewer);
            Assert.Equal(GoalStatus.Dropped, (await _there.Goal(goal).Read(viewer))!.Status);
            await network.Granted(goal, Ask.Revive(Because("Sittenkin")), viewer);
        }

        var merge = Ask.Merge([.. goals.Select(goal => new GoalToMergeInput(goal))], network.NewGoal("Yhdessä"), Because("Sama asia"));

        Assert.Empty((await _there.Board(project).Decide(merge, new CommandContext(viewer))).Refusals);
    }

    [Fact]
    public async Task Who_was_just_taken_into_a_team_by_another_process_may_write()
    {
        var (project, member) = await network.NewProject(ProjectAudience.Team);
        var guest = await network.NewViewer(await network.Agency());
        Assert.Null(await _there.Project(project).Read(guest));
        await network.Granted(project, new AddTeamMember(guest.Person!.Value, null, null, null, null, TeamTier.Core), member);
        var joined = (await network.Services.Viewer(guest.Person.Value))!;

        Assert.Empty((await _there.Project(project).Decide(new SetHashtags(["uusi"]), new CommandContext(joined))).Refusals);
    }

    [Fact]
    public async Task Somebody_whom_another_process_has_just_registered_is_there_for_who_found_them_in_a_table()
    {
        var agency = await network.Agency();
        var id = network.NewId<PersonId>();
        var viewers = _there.Services.GetRequiredService<IViewerSource>();
        Assert.Null(await viewers.Find(id, Language.Fi));
        var register = new RegisterPerson(null, null, null, null, [agency], []);
        NetworkFixture.Accepted(await network.Services.Person(id).Decide(register, new CommandContext(Viewer.System)));

        Assert.Equal(id, (await viewers.Find(id, Language.Fi, atLeast: 1))?.Person);
    }
}
