using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;

namespace Collab.Network.Tests.Goals;

/// <summary>Goals as portals ask for them.</summary>
public class GoalFieldsTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    const string Revision = "{ number kind title { value } text { value } reason { value } insightIds decidedBy { person { id } group { value } } into { id } author { id } at }";

    readonly Portal _portal = network.Portal;

    [Fact]
    public async Task A_goal_shifts_and_its_drift_is_one_story()
    {
        var (project, viewer) = await network.NewProject();
        var goal = await Started(viewer, project, "Tieto yhdessä kanavassa");
        var insight = GlobalId.Of(network.NewId<InsightId>());
        var revised = await _portal.Change(viewer, "reviseGoal { goal { version title { value } status } }", new
        {
            goal,
            title = new[] { Fi("Tieto siellä, missä asukkaat ovat") },
            text = new[] { Fi("Myös suusta suuhun.") },
            basedOn = 1,
            reason = new[] { Fi("Tieto kulkee perheissä") },
            insightIds = new[] { insight, insight },
            decidedBy = new { group = new[] { Fi("Ohjausryhmä") } },
        });
        Assert.Equal("Tieto siellä, missä asukkaat ovat", At(revised, "goal", "title", "value"));
        Assert.Equal(2, revised.GetProperty("goal").GetProperty("version").GetInt32());
        Assert.Equal("DROPPED", At(await _portal.Change(viewer, "dropGoal { goal { status } }", Turn(goal, viewer)), "goal", "status"));
        Assert.Equal("ACTIVE", At(await _portal.Change(viewer, "reviveGoal { goal { status } }", Turn(goal, viewer)), "goal", "status"));

        var shown = await Node(viewer, goal, $$"""
            ... on Goal {
              project { id } status start {{Revision}} changedAt
              revisions(last: 2) { totalCount nodes {{Revision}} pageInfo { hasPreviousPage } }
              drift { points { number } from { number } to { number } title { fromLanguage toLanguage parts { kind text } } text { fromLanguage parts { kind text } } }
              between: drift(from: 2, to: 3) { title { parts { kind } } text { parts { kind } } }
              beyond: drift(from: 4) { to { number } }
              history(first: 1) { totalCount nodes { type description(language: EN) { value } } }
            }
            """);
        Assert.Equal(GlobalId.Of(project), At(shown, "project", "id"));
        Assert.Equal(("STARTED", "Tieto yhdessä kanavassa"), (At(shown, "start", "kind"), At(shown, "start", "title", "value")));
        Assert.Equal("[]", shown.GetProperty("start").GetProperty("insightIds").GetRawText());
        var revisions = shown.GetProperty("revisions");
        Assert.Equal((3, true), (revisions.GetProperty("totalCount").GetInt32(), revisions.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean()));
        Assert.Equal(["DROPPED", "REVIVED"], revisions.GetProperty("nodes").EnumerateArray().Select(point => At(point, "kind")));
        Assert.Equal(GlobalId.Of(viewer.Person!.Value), At(revisions.GetProperty("nodes")[0], "decidedBy", "person", "id"));
        var drift = shown.GetProperty("drift");
        Assert.Equal("[{\"number\":0},{\"number\":1},{\"number\":2},{\"number\":3}]", drift.GetProperty("points").GetRawText());
        Assert.Equal(
            [("SAME", "Tieto "), ("REMOVED", "yhdessä kanavassa"), ("ADDED", "siellä, missä asukkaat ovat")],
            drift.GetProperty("title").GetProperty("parts").EnumerateArray().Select(part => (At(part, "kind"), At(part, "text"))));
        Assert.Equal(JsonValueKind.Null, drift.GetProperty("text").GetProperty("fromLanguage").ValueKind);
        Assert.Equal("[{\"kind\":\"SAME\"}]", shown.GetProperty("between").GetProperty("title").GetProperty("parts").GetRawText());
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("beyond").ValueKind);
        Assert.Equal("The goal was revived", At(shown.GetProperty("history").GetProperty("nodes")[0], "description", "value"));

        var first = await Node(viewer, goal, $$"""... on Goal { revisions(first: 1) { nodes {{Revision}} } }""");
        var reworded = first.GetProperty("revisions").GetProperty("nodes")[0];
        Assert.Equal([insight], reworded.GetProperty("insightIds").EnumerateArray().Select(id => id.GetString()!));
        Assert.Equal(("Tieto kulkee perheissä", "Ohjausryhmä"), (At(reworded, "reason", "value"), At(reworded, "decidedBy", "group", "value")));
    }

    [Fact]
    public async Task The_story_goes_on_across_splits_and_merges()
    {
        var (project, viewer) = await network.NewProject();
        var source = await Started(viewer, project, "Kaikki");
        var split = await _portal.Change(viewer, "splitGoal { goal { id status becameGoals { id origins { revision title { value } goal { id } } } } }", new
        {
            goal = source,
            basedOn = 1,
            into = new[] { new { title = new[] { Fi("Yksi") } }, new { title = new[] { Fi("Toinen") } } },
            reason = new[] { Fi("Kaksi") },
        });
        Assert.Equal((source, "SPLIT"), (At(split, "goal", "id"), At(split, "goal", "status")));
        var became = split.GetProperty("goal").GetProperty("becameGoals").EnumerateArray().ToList();
        Assert.All(became, goal => Assert.Equal(("Kaikki", source), (At(goal.GetProperty("origins")[0], "title", "value"), At(goal.GetProperty("origins")[0], "goal", "id"))));

        var merged = await _portal.Change(viewer, "mergeGoals { goal { id title { value } origins { title { value } } } }", new
        {
            project = GlobalId.Of(project),
            goals = became.Select(goal => new { goal = At(goal, "id"), basedOn = 1 }),
            title = new[] { Fi("Yhdessä") },
            reason = new[] { Fi("Sama asia") },
        });
        Assert.Equal("Yhdessä", At(merged, "goal", "title", "value"));
        Assert.Equal(["Yksi", "Toinen"], merged.GetProperty("goal").GetProperty("origins").EnumerateArray().Select(origin => At(origin, "title", "value")));

        var goals = await Goals(viewer, project, "");
        Assert.Equal(["Kaikki", "Yksi", "Yhdessä", "Toinen"], Titles(goals));
        Assert.Equal(["Yhdessä"], Titles(await Goals(viewer, project, "(status: ACTIVE)")));
        Assert.Equal(["Yksi", "Yhdessä"], Titles(await Goals(viewer, project, $"(first: 2, after: \"{At(goals.GetProperty("edges")[0], "cursor")}\")")));

        var order = goals.GetProperty("nodes").EnumerateArray().Select(goal => At(goal, "id")).Reverse();
        await _portal.Change(viewer, "reorderGoals { project { goalBoard { version } } }", new { project = GlobalId.Of(project), order });
        Assert.Equal(["Toinen", "Yhdessä", "Yksi", "Kaikki"], Titles(await Goals(viewer, project, "")));
    }

    [Fact]
    public async Task Goals_are_shown_as_they_were()
    {
        var (project, viewer) = await network.NewProject();
        var goal = await Started(viewer, project, "Alkutavoite");
        var then = network.Clock.GetUtcNow();
        network.Clock.Advance(TimeSpan.FromDays(1));
        await _portal.Change(viewer, "reviseGoal", new { goal, title = new[] { Fi("Tänään") }, reason = new[] { Fi("Opittiin") } });
        await Started(viewer, project, "Uusi");

        Assert.Equal(["Tänään", "Uusi"], Titles(await Goals(viewer, project, "")));
        Assert.Equal(["Alkutavoite"], Titles(await Goals(viewer, project, $"(asOf: \"{then:O}\")")));
        Assert.Equal(["Alkutavoite"], Titles(await Goals(viewer, project, $"(asOf: \"{then:O}\", status: [ACTIVE, DROPPED])")));
        Assert.Empty(Titles(await Goals(viewer, project, $"(asOf: \"{then.AddYears(-1):O}\")")));
        var shown = await Node(viewer, goal, $$"""... on Goal { then: asOf(moment: "{{then:O}}") { title { value } } before: asOf(moment: "{{then.AddYears(-1):O}}") { id } }""");
        Assert.Equal("Alkutavoite", At(shown, "then", "title", "value"));
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("before").ValueKind);
    }

    [Fact]
    public async Task A_key_result_is_followed_and_actions_are_done()
    {
        var (project, viewer) = await network.NewProject();
        var started = await _portal.Change(viewer, "startGoal { goal { id keyResults { id from to now direction progress unit { value } } } }", new
        {
            project = GlobalId.Of(project),
            title = new[] { Fi("Nopeampi vastaus") },
            keyResult = new { title = new[] { Fi("Vastausaika") }, from = 30, to = 5, unit = new[] { Fi("päivää") } },
        });
        var goal = At(started, "goal", "id");
        var keyResult = started.GetProperty("goal").GetProperty("keyResults")[0];
        Assert.Equal(("DECREASE", "päivää"), (At(keyResult, "direction"), At(keyResult, "unit", "value")));
        var id = At(keyResult, "id");

        var checkedIn = await _portal.Change(
            viewer, "checkIn { keyResult { now progress checkIns { nodes { number value confidence note { value } date author { id } } } } }",
            new { keyResult = id, value = 20.5, confidence = 6, note = new[] { Fi("Ruuhka hellitti") }, date = "2026-01-02" });
        Assert.Equal((20.5, 0.38), (checkedIn.GetProperty("keyResult").GetProperty("now").GetDouble(), checkedIn.GetProperty("keyResult").GetProperty("progress").GetDouble()));
        Assert.Equal("2026-01-02", At(checkedIn.GetProperty("keyResult").GetProperty("checkIns").GetProperty("nodes")[0], "date"));
        var edited = await _portal.Change(viewer, "editKeyResult { keyResult { to unit { value } } }", new { keyResult = id, to = 3, removeUnit = true });
        Assert.Equal(3, edited.GetProperty("keyResult").GetProperty("to").GetDouble());
        Assert.Equal(JsonValueKind.Null, edited.GetProperty("keyResult").GetProperty("unit").ValueKind);
        var second = await _portal.Change(viewer, "addKeyResult { keyResult { id goal { id } direction } }", new { goal, title = new[] { Fi("Tyytyväisyys") }, from = 4, to = 4 });
        Assert.Equal((goal, "MAINTAIN"), (At(second, "keyResult", "goal", "id"), At(second, "keyResult", "direction")));

        var added = await _portal.Change(viewer, "addAction { action { id status goal { id } } }", new { goal, title = new[] { Fi("Haastattelut") }, owner = GlobalId.Of(viewer.Person!.Value) });
        Assert.Equal("PLANNED", At(added, "action", "status"));
        var done = await _portal.Change(viewer, "editAction { action { id status due owner { id } title { value } } }", new { action = At(added, "action", "id"), status = "DONE", due = "2026-10-01" });
        Assert.Equal(("DONE", "2026-10-01", "Haastattelut"), (At(done, "action", "status"), At(done, "action", "due"), At(done, "action", "title", "value")));
        Assert.Equal(1, (await Node(viewer, goal!, "... on Goal { actions(status: [DONE]) { totalCount } }")).GetProperty("actions").GetProperty("totalCount").GetInt32());
        Assert.Equal(0, (await Node(viewer, goal!, "... on Goal { actions(status: [PLANNED]) { totalCount } }")).GetProperty("actions").GetProperty("totalCount").GetInt32());
        Assert.Equal("Vastausaika", At(await Node(viewer, id!, "... on KeyResult { title { value } }"), "title", "value"));
        Assert.Equal("DONE", At(await Node(viewer, At(added, "action", "id")!, "... on Action { status }"), "status"));
    }

    [Fact]
    public async Task Refusals_name_the_place_in_the_input()
    {
        var (project, viewer) = await network.NewProject();
        var goal = await Started(viewer, project, "Tavoite");
        var missing = GlobalId.Of(network.NewId<GoalId>());
        Assert.Equal(("INVALID", "title"), await _portal.Refusal(viewer, "startGoal", new { project = GlobalId.Of(project), title = Array.Empty<object>() }));
        Assert.Equal(("NOT_FOUND", "goal"), await _portal.Refusal(viewer, "splitGoal", new { goal = missing, into = Array.Empty<object>(), reason = new[] { Fi("Syy") } }));
        Assert.Equal(("NOT_FOUND", "goals.0.goal"), await _portal.Refusal(viewer, "mergeGoals", Merge(project, missing, goal)));
        Assert.Equal(("NOT_FOUND", "goals.1.goal"), await _portal.Refusal(viewer, "mergeGoals", Merge(project, goal, missing)));
        Assert.Equal(("INVALID", "goals"), await _portal.Refusal(viewer, "mergeGoals", Merge(project, goal)));
        Assert.Equal(("INVALID", "goals"), await _portal.Refusal(viewer, "mergeGoals", Merge(project)));
        Assert.Equal(("NOT_FOUND", "project"), await _portal.Refusal(viewer, "mergeGoals", Merge(network.NewId<ProjectId>(), goal)));
        Assert.Equal(("CONFLICT", "goal"), await _portal.Refusal(await Moved(viewer, goal), "dropGoal", new { goal, reason = new[] { Fi("Syy") }, basedOn = 1 }));
        var both = await _portal.Ask(viewer, "mutation ($input: DropGoalInput!) { dropGoal(input: $input) { cursor } }", new
        {
            input = new { goal, reason = new[] { Fi("Syy") }, decidedBy = new { person = GlobalId.Of(viewer.Person!.Value), group = new[] { Fi("Ryhmä") } } },
        });
        Assert.Equal("BAD_USER_INPUT", At(both.GetProperty("errors")[0], "extensions", "code"));
        var insight = await _portal.Ask(viewer, "mutation ($input: DropGoalInput!) { dropGoal(input: $input) { cursor } }", new
        {
            input = new { goal, reason = new[] { Fi("Syy") }, insightIds = new[] { goal } },
        });
        Assert.Equal("BAD_USER_INPUT", At(insight.GetProperty("errors")[0], "extensions", "code"));
    }

    [Fact]
    public async Task Hidden_goals_and_their_parts_are_found_by_no_way()
    {
        var (project, team) = await network.NewProject(ProjectAudience.Team);
        var goal = await Started(team, project, "Salainen");
        var keyResult = At(await _portal.Change(team, "addKeyResult { keyResult { id } }", new { goal, title = new[] { Fi("Luku") }, from = 0, to = 1 }), "keyResult", "id");
        var action = At(await _portal.Change(team, "addAction { action { id } }", new { goal, title = new[] { Fi("Teko") } }), "action", "id");
        var uncertainty = At(await _portal.Change(team, "openUncertainty { uncertainty { id } }", new { project = GlobalId.Of(project), text = new[] { Fi("?") } }), "uncertainty", "id");
        var solution = At(await _portal.Change(team, "parkSolution { parkedSolution { id } }", new { project = GlobalId.Of(project), title = new[] { Fi("Idea") } }), "parkedSolution", "id");
        var stranger = await network.NewViewer(await network.Agency());

        var ids = new[] { GlobalId.Of(project), goal, keyResult, action, uncertainty, solution };
        const string Query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        Assert.Equal(ids, (await _portal.Data(team, Query, new { ids })).GetProperty("nodes").EnumerateArray().Select(node => At(node, "id")));
        Assert.All((await _portal.Data(stranger, Query, new { ids })).GetProperty("nodes").EnumerateArray(), node => Assert.Equal(JsonValueKind.Null, node.ValueKind));
        Assert.Equal(("NOT_FOUND", "goal"), await _portal.Refusal(stranger, "splitGoal", new { goal, into = Array.Empty<object>(), reason = Array.Empty<object>() }));
        Assert.Equal(("NOT_FOUND", "keyResult"), await _portal.Refusal(stranger, "checkIn", new { keyResult, value = 1 }));
        Assert.Equal(("NOT_FOUND", "uncertainty"), await _portal.Refusal(stranger, "settleUncertainty", new { uncertainty }));
    }

    [Fact]
    public async Task Uncertainties_and_parked_solutions_stand_beside_goals()
    {
        var (project, viewer) = await network.NewProject();
        var goal = await Started(viewer, project, "Tavoite");
        var then = network.Clock.GetUtcNow();
        network.Clock.Advance(TimeSpan.FromDays(1));
        var id = GlobalId.Of(project);
        var insight = GlobalId.Of(network.NewId<InsightId>());
        var opened = await _portal.Change(viewer, "openUncertainty { uncertainty { id status project { id } openedBy { id } } }", new { project = id, text = new[] { Fi("Kuka käyttää?") } });
        Assert.Equal(("OPEN", id), (At(opened, "uncertainty", "status"), At(opened, "uncertainty", "project", "id")));
        var uncertainty = At(opened, "uncertainty", "id");
        var settled = await _portal.Change(viewer, "settleUncertainty { uncertainty { status closing { insightId words { value } author { id } at } } }", new { uncertainty, insightId = insight });
        Assert.Equal(("SETTLED", insight), (At(settled, "uncertainty", "status"), At(settled, "uncertainty", "closing", "insightId")));
        var reopened = await _portal.Change(viewer, "reopenUncertainty { uncertainty { status closing { at } } }", new { uncertainty });
        Assert.Equal(JsonValueKind.Null, reopened.GetProperty("uncertainty").GetProperty("closing").ValueKind);
        Assert.Equal("LET_GO", At(await _portal.Change(viewer, "letGoUncertainty { uncertainty { status } }", new { uncertainty, reason = new[] { Fi("Ei vaikuta") } }), "uncertainty", "status"));

        var solution = At(await _portal.Change(viewer, "parkSolution { parkedSolution { id } }", new { project = id, title = new[] { Fi("Sovellus") }, whyTooEarly = new[] { Fi("Ei tiedetä") } }), "parkedSolution", "id");
        var edited = await _portal.Change(viewer, "editParkedSolution { parkedSolution { text { value } whyTooEarly { value } } }", new { parkedSolution = solution, text = new[] { Fi("Kännykkään") } });
        Assert.Equal(("Kännykkään", "Ei tiedetä"), (At(edited, "parkedSolution", "text", "value"), At(edited, "parkedSolution", "whyTooEarly", "value")));
        var takenUp = await _portal.Change(viewer, "takeUpSolution { parkedSolution { takenUp { goal { id } author { id } at } } }", new { parkedSolution = solution, goal });
        Assert.Equal(goal, At(takenUp, "parkedSolution", "takenUp", "goal", "id"));

        var beside = (await _portal.Data(viewer, $$"""
            query ($id: ID) {
              project(id: $id) {
                uncertainties { nodes { text { value } openedAt } } open: uncertainties(status: [OPEN]) { totalCount }
                parkedSolutions { nodes { title { value } parkedBy { id } parkedAt } } waiting: parkedSolutions(waiting: true) { totalCount } used: parkedSolutions(waiting: false) { totalCount }
                then: uncertainties(asOf: "{{then:O}}") { totalCount } thenParked: parkedSolutions(asOf: "{{then:O}}") { totalCount }
                goalBoard { version changedAt history(first: 2) { totalCount nodes { type } pageInfo { hasNextPage } } }
              }
            }
            """, new { id })).GetProperty("project");
        Assert.Equal("Kuka käyttää?", At(beside.GetProperty("uncertainties").GetProperty("nodes")[0], "text", "value"));
        Assert.Equal((0, 0, 1, 0, 0), (Count(beside, "open"), Count(beside, "waiting"), Count(beside, "used"), Count(beside, "then"), Count(beside, "thenParked")));
        var history = beside.GetProperty("goalBoard").GetProperty("history");
        Assert.Equal((9, beside.GetProperty("goalBoard").GetProperty("version").GetInt32()), (history.GetProperty("totalCount").GetInt32(), 9));
        Assert.Equal("goalboard-solution-taken-up", At(history.GetProperty("nodes")[0], "type"));
    }

    [Fact]
    public async Task A_project_without_goals_has_an_empty_board()
    {
        var (project, viewer) = await network.NewProject();
        var board = (await _portal.Data(viewer, "query ($id: ID) { project(id: $id) { goals { totalCount } goalBoard { version changedAt history { totalCount } } } }", new { id = GlobalId.Of(project) }))
            .GetProperty("project");
        Assert.Equal("""{"goals":{"totalCount":0},"goalBoard":{"version":0,"changedAt":null,"history":{"totalCount":0}}}""", board.GetRawText());
    }

    static object Fi(string value) => new { value, language = "FI" };

    static object Merge(ProjectId project, params string[] goals)
        => new { project = GlobalId.Of(project), goals = goals.Select(goal => new { goal }), title = new[] { Fi("Yhdessä") }, reason = new[] { Fi("Syy") } };

    static object Turn(string goal, Viewer by) => new { goal, reason = new[] { Fi("Syy") }, decidedBy = new { person = GlobalId.Of(by.Person!.Value) } };

    async Task<string> Started(Viewer viewer, ProjectId project, string title)
        => At(await _portal.Change(viewer, "startGoal { goal { id } }", new { project = GlobalId.Of(project), title = new[] { Fi(title) } }), "goal", "id")!;

    async Task<Viewer> Moved(Viewer viewer, string goal)
    {
        await _portal.Change(viewer, "reviseGoal", new { goal, title = new[] { Fi("Toinen") }, reason = new[] { Fi("Syy") } });
        return viewer;
    }

    async Task<JsonElement> Node(Viewer viewer, string id, string selection)
        => (await _portal.Data(viewer, $"query ($id: ID!) {{ node(id: $id) {{ {selection} }} }}", new { id })).GetProperty("node");

    async Task<JsonElement> Goals(Viewer viewer, ProjectId project, string arguments)
        => (await _portal.Data(viewer, $"query ($id: ID) {{ project(id: $id) {{ goals{arguments} {{ totalCount edges {{ cursor }} nodes {{ id title {{ value }} }} }} }} }}", new { id = GlobalId.Of(project) }))
            .GetProperty("project").GetProperty("goals");

    static IEnumerable<string?> Titles(JsonElement goals) => goals.GetProperty("nodes").EnumerateArray().Select(goal => At(goal, "title", "value"));

    static int Count(JsonElement of, string list) => of.GetProperty(list).GetProperty("totalCount").GetInt32();

    static string? At(JsonElement element, params string[] path) => path.Aggregate(element, (at, name) => at.GetProperty(name)).GetString();
}
