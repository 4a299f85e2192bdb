using Collab.Network.Access;
using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Collab.Network.Tests.Projects;
using Npgsql;
using static Collab.Network.Tests.Goals.GoalSetup;

namespace Collab.Network.Tests.Goals;

/// <summary>The page that is asked for most.</summary>
public class GoalPageTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    const string Page = """
        query ($slug: String) {
          project(slug: $slug) {
            title { value } challenge { value } phase owner { name { value } } participants { name { value } } team { person { name } role { value } }
            goals { totalCount nodes { title { value } status start { title { value } } revisions { nodes { number title { value } reason { value } at } } keyResults { now } } }
            uncertainties(status: [OPEN]) { totalCount } parkedSolutions { totalCount }
          }
        }
        """;

    [Fact]
    public async Task A_project_page_is_served_wholly_from_memory()
    {
        var (slug, viewer) = await Project();
        var first = await network.Portal.Data(viewer, Page, new { slug });
        Assert.Equal(5, first.GetProperty("project").GetProperty("goals").GetProperty("totalCount").GetInt32());

        await using var held = await EveryTableHeld();
        var again = await network.Portal.Data(viewer, Page, new { slug }).WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(first.GetRawText(), again.GetRawText());
    }

    [Fact]
    public async Task So_is_the_page_of_a_project_that_has_no_goals_yet()
    {
        var (project, viewer) = await network.NewProject();
        var slug = (await network.Project(project).Read(viewer))!.Slug;
        var first = await network.Portal.Data(viewer, Page, new { slug });

        await using var held = await EveryTableHeld();
        var again = await network.Portal.Data(viewer, Page, new { slug }).WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(first.GetRawText(), again.GetRawText());
    }

    /// <summary>A project with a team of eight and five goals of three revisions each.</summary>
    async Task<(string Slug, Viewer Viewer)> Project()
    {
        var (project, viewer) = await network.NewProject();
        for (var i = 1; i < 8; i++)
        {
            var member = await network.Person(await network.Agency());
            await network.Granted(project, new AddTeamMember(member, null, null, null, null, TeamTier.Core), viewer);
        }

        foreach (var goal in await network.StartedGoals(project, viewer, "A", "B", "C", "D", "E"))
        {
            for (var i = 1; i <= 3; i++)
            {
                await network.Granted(goal, new ReviseGoal(Because("Opittiin"), Text.Of($"Tarkennus {i}", Language.Fi)), viewer);
            }
        }

        return ((await network.Project(project).Read(viewer))!.Slug, viewer);
    }

    /// <summary>Holds all tables, so that whoever asks the database for anything waits.</summary>
    async Task<NpgsqlConnection> EveryTableHeld()
    {
        var connection = await network.Database.DataSource.OpenConnectionAsync();
        await using var hold = new NpgsqlCommand(
            """
            begin;
            do $$ begin
                execute (select 'lock table ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' in access exclusive mode'
                         from pg_tables where schemaname in ('journal', 'network'));
            end $$
            """,
            connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    [Fact]
    public async Task A_page_as_of_a_moment_shows_everything_in_the_project_as_it_was()
    {
        var (project, viewer) = await network.NewProject();
        var goal = (await network.StartedGoals(project, viewer, "Ennen"))[0];
        await network.Granted(project, new OpenUncertainty(Text.Of("Miksi?", Language.Fi)), viewer);
        var then = network.Clock.GetUtcNow();
        network.Clock.Advance(TimeSpan.FromHours(1));
        await network.Granted(goal, new ReviseGoal(Because("Opittiin"), Text.Of("Nyt", Language.Fi)), viewer);
        await network.StartedGoals(project, viewer, "Uusi");
        await network.Granted(project, new LetGoUncertainty(1, Text.Of("Ei enää", Language.Fi)), viewer);
        await network.Granted(project, new SetHashtags(["nyt"]), viewer);

        const string Page = """
            hashtags goalBoard { version } uncertainties { nodes { status } }
            goals { nodes { title { value } revisions { totalCount } project { hashtags } } }
            """;
        var data = await network.Portal.Data(
            viewer,
            $$"""
            query ($id: ID!, $then: DateTime!) {
              root: project(id: $id, asOf: $then) { {{Page}} }
              nested: node(id: $id) { ... on Project { asOf(moment: $then) { {{Page}} } } }
              now: project(id: $id) { {{Page}} }
            }
            """,
            new { id = GlobalId.Of(project), then });

        const string Past = """{"hashtags":[],"goalBoard":{"version":3},"uncertainties":{"nodes":[{"status":"OPEN"}]},"goals":{"nodes":[{"title":{"value":"Ennen"},"revisions":{"totalCount":0},"project":{"hashtags":[]}}]}}""";
        Assert.Equal(Past, data.GetProperty("root").GetRawText());
        Assert.Equal(Past, data.GetProperty("nested").GetProperty("asOf").GetRawText());
        Assert.Equal(
            ["Nyt", "Uusi"],
            data.GetProperty("now").GetProperty("goals").GetProperty("nodes").EnumerateArray().Select(shown => shown.GetProperty("title").GetProperty("value").GetString()));
    }
}
