using System.Diagnostics;
using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;
using Collab.Network.Tests.Projects;

namespace Collab.Network.Tests.AccessWalk;

/// <summary>Hidden projects cannot be felt: not by the addresses that others get, and not by the time that an answer takes.</summary>
public class HiddenTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    [Theory]
    [InlineData(ProjectAudience.Team, null)]
    [InlineData(ProjectAudience.Agencies, null)]
    [InlineData(ProjectAudience.Public, ProjectAudience.Team)]
    public async Task A_title_that_a_hidden_project_has_is_answered_as_one_that_nobody_has(object audience, object? narrowed)
    {
        var (agency, title) = (await network.Agency(), $"Salainen {Guid.NewGuid():N}");
        var team = await network.NewViewer(agency);
        var hidden = await network.Started(team, ProjectSetup.Start(agency, title, (ProjectAudience)audience));
        if (narrowed is ProjectAudience level)
        {
            await network.Granted(hidden, new SetAudience(level), team);
        }

        var slug = (await network.Project(hidden).Read(team))!.Slug;
        var stranger = await network.NewViewer(await network.Agency());
        foreach (var words in new[] { null, Slug.From(title, ""), slug })
        {
            var input = new { title = new[] { new { value = title, language = "FI" } }, slug = words };
            var given = (await network.Portal.Change(stranger, "startProject { project { slug } }", input)).GetProperty("project").GetProperty("slug").GetString()!;
            Assert.Matches($"^{words ?? Slug.From(title, "")}-[0-9a-f]{{6}}$", given);
        }
    }

    [Fact]
    public async Task What_is_hidden_costs_as_many_questions_to_the_database_as_what_is_absent_however_often_it_is_asked_for()
    {
        var (project, team) = await network.NewProject(ProjectAudience.Team);
        var goal = (await network.StartedGoals(project, team, "Salainen"))[0];
        var stranger = await network.NewViewer(await network.Agency());
        var slug = (await network.Project(project).Read(team))!.Slug;
        const string ById = "query ($key: ID!) { project(id: $key) { title { value } } }";
        const string AsNode = "query ($key: ID!) { node(id: $key) { __typename } }";
        const string BySlug = "query ($key: String!) { project(slug: $key) { title { value } } }";
        foreach (var (document, hidden, newAbsent) in new (string, string, Func<string>)[]
        {
            (ById, GlobalId.Of(project), () => GlobalId.Of(network.NewId<ProjectId>())),
            (AsNode, GlobalId.Of(goal), () => GlobalId.Of(network.NewId<GoalId>())),
            (AsNode, GlobalId.Of(new KeyResultId(goal, 1)), () => GlobalId.Of(new KeyResultId(network.NewId<GoalId>(), 1))),
            (BySlug, slug, () => "ei-ole-" + Guid.NewGuid().ToString("N")[..8]),
        })
        {
            var absent = newAbsent();
            // Those who may read it have it in memory; the stranger's questions begin after theirs.
            Assert.NotNull(await network.Project(project).Read(team));
            await network.Portal.Data(team, document, new { key = hidden });
            await network.Portal.Data(stranger, document, new { key = newAbsent() });

            // A process that has not read the journal for a while reads it for every request: on a busy machine that may fall on one of the two alone, and not five times.
            var rounds = new List<(string Absent, string Hidden)>();
            do
            {
                rounds.Add((await Questions(stranger, document, absent), await Questions(stranger, document, hidden)));

                // Something new begins, and whatever was remembered of names that nobody has is forgotten.
                await network.NewProject();
            }
            while (rounds.Count < 2 || (rounds.Count < 7 && rounds.Count(round => round.Absent == round.Hidden) < 2));

            Assert.True(rounds.Count(round => round.Absent == round.Hidden) >= 2, $"{document}: absent and hidden ask the database {string.Join(", ", rounds)} times");
        }
    }

    /// <summary>How many statements each of three requests runs.</summary>
    async Task<string> Questions(Viewer viewer, string document, string key)
    {
        var counts = new List<int>();
        for (var time = 0; time < 3; time++)
        {
            using var activity = new Activity("request");
            var count = 0;
            using var listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> options)
                    => options.Parent.TraceId == activity.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
                ActivityStopped = stopped => Interlocked.Add(ref count, stopped.TraceId == activity.TraceId ? 1 : 0),
            };
            activity.Start();
            ActivitySource.AddActivityListener(listener);
            var data = await network.Portal.Data(viewer, document, new { key });
            Assert.Equal(JsonValueKind.Null, data.EnumerateObject().Single().Value.ValueKind);
            counts.Add(count);
        }

        return string.Join(' ', counts);
    }
}
