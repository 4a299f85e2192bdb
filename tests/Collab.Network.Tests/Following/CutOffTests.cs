using Collab.Journal;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;
using Collab.Network.Tests.Projects;
using static Collab.Network.Tests.Goals.GoalSetup;

namespace Collab.Network.Tests.Following;

/// <summary>Reads at a process that has things in memory and has not read for long whether another one wrote.</summary>
public sealed class CutOffTests(NetworkFixture network) : IClassFixture<NetworkFixture>, IAsyncLifetime
{
    NetworkProcess _there = null!;

    public async Task InitializeAsync() => _there = await NetworkProcess.Start(network, isBehind: true);

    public async Task DisposeAsync() => await _there.DisposeAsync();

    [Fact]
    public async Task What_another_process_wrote_is_read_from_the_journal()
    {
        var (project, viewer) = await network.NewProject();
        var goal = (await network.StartedGoals(project, viewer, "Vanha"))[0];
        Assert.Equal("Vanha", (await _there.Goal(goal).Read(viewer))!.Wording.Title.Value);
        await network.Granted(goal, Ask.Revise(Because("Opittiin"), Text.Of("Uusi", Language.Fi)), viewer);

        _there.Journal.IsCutOff = true;

        Assert.Equal("Uusi", (await _there.Goal(goal).Read(viewer))!.Wording.Title.Value);
    }

    [Fact]
    public async Task Who_left_a_team_may_not_read_what_is_the_teams()
    {
        var (project, member) = await network.NewProject(ProjectAudience.Team);
        var guest = await network.Person(await network.Agency());
        await network.Granted(project, new AddTeamMember(guest, null, null, null, null, TeamTier.Open), member);
        Assert.NotNull(await _there.Project(project).Read((await _there.Viewer(guest))!));
        await network.Granted(project, new RemoveTeamMember(guest), member);

        _there.Journal.IsCutOff = true;

        Assert.Null(await _there.Project(project).Read((await _there.Viewer(guest))!));
    }

    [Fact]
    public async Task Nothing_is_answered_while_the_journal_cannot_be_read_either()
    {
        var (project, viewer) = await network.NewProject();
        Assert.NotNull(await _there.Project(project).Read(viewer));

        _there.Journal.IsCutOff = _there.Journal.IsBroken = true;

        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await _there.Project(project).Read(viewer));
    }

    [Fact]
    public async Task Who_hears_again_answers_from_memory()
    {
        var (project, viewer) = await network.NewProject();
        _there.Journal.IsCutOff = true;
        Assert.NotNull(await _there.Project(project).Read(viewer));
        _there.Journal.IsCutOff = false;
        Assert.NotNull(await _there.Project(project).Read(viewer));

        var readings = _there.Journal.Readings;
        Assert.NotNull(await _there.Project(project).Read(viewer));

        Assert.Equal(readings, _there.Journal.Readings);
    }
}
