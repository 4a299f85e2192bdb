using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.People;
using Collab.Network.Projects;
using Collab.Network.Tests.Changes;
using Collab.Network.Tests.Goals;
using Collab.Network.Tests.Projects;
using static Collab.Network.Tests.Goals.GoalSetup;

namespace Collab.Network.Tests.Following;

/// <summary>What is answered and told to somebody whose right to read was taken: in the process where it was, and in another that has read of it.</summary>
public sealed class TakenRightsTests(NetworkFixture network) : IClassFixture<NetworkFixture>, IAsyncLifetime
{
    const string ProjectAndGoal = "query ($project: ID!, $goal: ID!) { project(id: $project) { id } node(id: $goal) { id } }";

    NetworkProcess _there = null!;

    /// <summary>How a right to read ends.</summary>
    public enum Taking
    {
        /// <summary>The person is removed from the team, which alone may read.</summary>
        Removed,

        /// <summary>The project is for its team from now on.</summary>
        Narrowed,

        /// <summary>The person leaves the agency, whose people may read.</summary>
        LeftAgency,

        /// <summary>The agency leaves the project, and with it its people.</summary>
        AgencyWithdrew,
    }

    /// <summary>Every way that it ends, in the process where it does and in another.</summary>
    public static TheoryData<Taking, bool> Everywhere()
    {
        var cases = new TheoryData<Taking, bool>();
        foreach (var taking in Enum.GetValues<Taking>())
        {
            cases.Add(taking, false);
            cases.Add(taking, true);
        }

        return cases;
    }

    public async Task InitializeAsync() => _there = await NetworkProcess.Start(network);

    public async Task DisposeAsync() => await _there.DisposeAsync();

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task The_next_answer_shows_nothing(Taking taking, bool isThere)
    {
        var given = await Given(taking);
        var portal = isThere ? _there.Portal : network.Portal;
        var ids = new { project = GlobalId.Of(given.Project), goal = GlobalId.Of(given.Goal) };
        var before = await portal.Data(given.Reader, ProjectAndGoal, ids);
        Assert.Equal((ids.project, ids.goal), (before.GetProperty("project").GetProperty("id").GetString(), before.GetProperty("node").GetProperty("id").GetString()));

        var taken = await given.Take();
        if (isThere)
        {
            await _there.Reached(taken);
        }

        // Also to whom a request of before, as one that has just begun, has as they were.
        var current = (await (isThere ? _there.Services : network.Services).Viewer(given.Reader.Person!.Value))!;
        Viewer[] viewers = taking == Taking.LeftAgency ? [current] : [current, given.Reader];
        foreach (var viewer in viewers)
        {
            Assert.Equal("""{"project":null,"node":null}""", (await portal.Data(viewer, ProjectAndGoal, ids)).GetRawText());
        }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task An_open_stream_tells_nothing_of_what_comes_after(Taking taking, bool isThere)
    {
        var given = await Given(taking);
        var (open, owner) = await network.NewProject();
        var portal = isThere ? _there.Portal : network.Portal;
        var after = (await network.Portal.Data(given.Reader, "{ latestCursor }")).GetProperty("latestCursor").GetString();
        await using var listener = portal.Listen(given.Reader, Listener.Document, new { after });
        await network.Granted(given.Goal, Ask.Revise(Because("Opittiin"), Text.Of("Ennen", Language.Fi)), given.Core);
        while ((await listener.NextChange()).Title != "Ennen")
        {
        }

        await given.Take();
        await network.Granted(given.Goal, Ask.Revise(Because("Opittiin"), Text.Of("Jälkeen", Language.Fi)), given.Core);
        await network.Granted(given.Project, new SetHashtags(["jälkeen"]), given.Core);
        await network.Granted(open, new SetHashtags(["kaikille"]), owner);

        var told = await listener.NextChange();
        while (told.TypeName == "Person")
        {
            told = await listener.NextChange();
        }

        Assert.Equal((GlobalId.Of(open), "kaikille"), (told.Node, told.Hashtag));
    }

    /// <summary>A project with a goal that somebody may read, and how that ends.</summary>
    async Task<Case> Given(Taking taking)
    {
        var (project, core) = await network.NewProject(taking switch
        {
            Taking.Removed => ProjectAudience.Team,
            Taking.Narrowed => ProjectAudience.Network,
            _ => ProjectAudience.Agencies,
        });
        var agency = await network.Agency();
        var reader = await network.Person(agency);
        switch (taking)
        {
            case Taking.Removed:
                await network.Granted(project, new AddTeamMember(reader, null, null, null, null, TeamTier.Open), core);
                break;
            case Taking.LeftAgency or Taking.AgencyWithdrew:
                await network.Granted(project, new InviteAgency(agency), core);
                break;
        }

        var goal = (await network.StartedGoals(project, core, "Tavoite"))[0];
        await _there.Reached(await network.Granted(project, Ask.Open(Text.Of("Miksi?", Language.Fi)), core));
        return new Case(project, goal, core, await network.Viewer(reader), () => taking switch
        {
            Taking.Removed => network.Granted(project, new RemoveTeamMember(reader), core),
            Taking.Narrowed => network.Granted(project, new SetAudience(ProjectAudience.Team), core),
            Taking.AgencyWithdrew => network.Granted(project, new WithdrawAgency(agency), core),
            _ => network.Grains.GetGrain<IPersonGrain>(reader.Value).Decide(new PlacePerson([], null), new CommandContext(Viewer.System)),
        });
    }

    sealed record Case(ProjectId Project, GoalId Goal, Viewer Core, Viewer Reader, Func<Task<Outcome>> Take);
}
