using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;

namespace Collab.Network.Tests.AccessWalk;

/// <summary>
/// A network with a value in every field of the schema, a project for each audience, and a viewer of each kind of docs/access.md. A module whose types are new adds what fills their fields to
/// <see cref="FillProject"/> or <see cref="FillNetwork"/>; the walk says which fields nothing fills.
/// </summary>
public sealed class AccessWorld : NetworkFixture
{
    /// <summary>A word that stands in every text of a project, and nowhere else.</summary>
    /// <param name="audience">The project's audience, in small letters.</param>
    public static string Canary(string audience) => "kanaria" + audience;

    /// <summary>The audiences, each with its project.</summary>
    public static readonly string[] Audiences = ["PUBLIC", "NETWORK", "AGENCIES", "TEAM"];

    readonly Dictionary<string, Viewer> _viewers = [];

    /// <summary>The cursor from before anything but agencies and people was there.</summary>
    public string Beginning { get; private set; } = "";

    /// <summary>The agency whose change ends the story.</summary>
    public string LastAgency { get; private set; } = "";

    /// <summary>An agency to which no viewer belongs.</summary>
    public string OthersAgency { get; private set; } = "";

    /// <summary>People of the world by what they are; nobody who is not signed in learns their ids.</summary>
    internal Dictionary<string, PersonId> People { get; } = [];

    /// <summary>Somebody on the core team of every project, who is facilitator and administrator too: reads whatever anybody reads.</summary>
    internal Viewer Reader { get; private set; } = Network.Access.Viewer.Visitor();

    /// <summary>The agencies of a kind of viewer.</summary>
    internal IEnumerable<AgencyId> AgenciesOf(string kind) => As(kind).Agencies;

    /// <summary>The viewer of a kind.</summary>
    internal Viewer As(string kind)
        => kind == "nobody" ? Network.Access.Viewer.Visitor()
            : kind == "reader" ? Reader
            : _viewers.TryGetValue(kind, out var viewer) ? viewer
            : throw new InvalidOperationException($"AccessWorld has no viewer `{kind}`: add one to {nameof(Populate)}.");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var (own, other, partner) = (await Agency("Oma virasto"), await Agency("Toinen virasto"), await Agency("Kumppani"));
        OthersAgency = GlobalId.Of(partner);
        await Populate(own, other);
        Beginning = (await Portal.Data(Reader, "{ latestCursor }")).GetProperty("latestCursor").GetString()!;
        await FillNetwork(own, other);
        foreach (var audience in Audiences)
        {
            await FillProject(audience, own, partner);
        }

        await Close(await Start("PUBLIC", "suljettu", own, partner));
        foreach (var (kind, person) in People)
        {
            // Teams have given them scopes since.
            _viewers[kind] = await Viewer(person);
        }

        Reader = _viewers["reader"];
        LastAgency = GlobalId.Of(other);
        await Do("editAgency", new { agency = LastAgency, homePage = "https://example.org/viimeinen" });
    }

    async Task Populate(AgencyId own, AgencyId other)
    {
        foreach (var (kind, agency, roles) in new (string, AgencyId, NetworkRole[])[]
        {
            ("reader", own, [NetworkRole.Facilitator, NetworkRole.Administrator]),
            ("other agency", other, []),
            ("same agency", own, []),
            ("open team", own, []),
            ("core team", own, []),
            ("lead", own, []),
            ("facilitator", other, [NetworkRole.Facilitator]),
            ("administrator", other, [NetworkRole.Administrator]),
        })
        {
            var person = People[kind] = await Person(agency, roles);
            _viewers[kind] = await Viewer(person);
        }

        Reader = _viewers["reader"];
    }

    async Task FillNetwork(AgencyId own, AgencyId other)
    {
        var (agency, ended) = (GlobalId.Of(own), GlobalId.Of(await Agency("Päättynyt virasto")));
        await Do("editAgency", new { agency, name = Fi("Uusi nimi"), homePage = "https://example.org/oma" });
        await Do("addUnit", new { agency, name = Fi("Osasto") });
        var unit = (await Portal.Data(Reader, "query ($id: ID!) { agency(id: $id) { units { id } } }", new { id = agency })).GetProperty("agency").GetProperty("units")[0].GetProperty("id").GetString();
        await Do("addUnit", new { agency, name = Fi("Tiimi"), region = "LAPLAND", headcount = 12, field = Fi("Neuvonta"), above = unit });
        await Do("formAgencyGroup", new { name = Fi("Ryhmä"), agencies = new[] { agency, GlobalId.Of(other) } });
        await Do("endAgency", new { agency = ended, successors = new[] { agency } });
        foreach (var person in People.Values.Select(GlobalId.Of))
        {
            await Do("editProfile", new { person, name = "Aino Asiantuntija", picture = "https://example.org/aino.png", contact = "aino@example.org" });
        }

        await Do("placePerson", new { person = GlobalId.Of(People["lead"]), units = new[] { unit } });
        await Do("saveDraft", new { mutation = "editAgency", target = agency, input = new { name = Fi("040 123 4567") } });
    }

    async Task FillProject(string audience, AgencyId own, AgencyId partner)
    {
        var (project, text) = (await Start(audience, "", own, partner), Fi(Canary(audience.ToLowerInvariant())));
        await Do("describeBaseline", new { project, baseline = text });
        await Do("agreeOnWork", new { project, text });
        await Do("planKickOff", new { project, startsAt = "2026-02-03T09:00:00+02:00", form = "HYBRID", place = text, presentState = text, expectations = text, acquaintance = text });
        await Do("updateProjectStatus", new { project, summary = text, next = text });
        await Do("writeProjectLessons", new { project, lessons = text, recommendation = 9 });
        await FillGoals(project, text);
        await FillProcesses(project, text);
    }

    /// <summary>A process that was typed in, with a named version and all that phases have, and one from a file.</summary>
    async Task FillProcesses(string project, Wording[] text)
    {
        var names = new[] { new { name = text } };
        var full = new
        {
            title = text,
            description = text,
            roles = names,
            stakeholderGroups = new[] { new { name = text, stakeholder = "U3Rha2Vob2xkZXI6MQ" } },
            inputs = names,
            outputs = names,
            systems = names,
            painPoints = new[] { new { text, severity = "SERIOUS" } },
            duration = "P1D",
            branching = "ONE",
            next = new[] { new { place = 2, condition = text } },
        };
        var process = (await Do("describeProcess { processDescription { id } }", new { project, title = text, phases = new[] { full }, lines = new { text = "Toinen\nKolmas", language = "FI" } }))
            .GetProperty("processDescription").GetProperty("id").GetString();
        await Do("nameProcessVersion", new { processDescription = process, name = text });
        Clock.Advance(TimeSpan.FromSeconds(1));
        var phase = (await Portal.Data(Reader, "query ($id: ID!) { node(id: $id) { ... on ProcessDescription { phases(first: 1) { nodes { id } } } } }", new { id = process }))
            .GetProperty("node").GetProperty("phases").GetProperty("nodes")[0].GetProperty("id").GetString();
        await Do("editPhase", new { phase, title = Fi("uusin sanoin") });
        const string File = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="urn:x" targetNamespace="t">
              <collaboration id="c"><participant id="o" name="Osapuoli" processRef="p"/></collaboration>
              <process id="p" x:y="z"><task id="a" name="Tehtävä"/><task id="b"/><sequenceFlow id="f" name="ehto" sourceRef="a" targetRef="b"/></process>
            </definitions>
            """;
        await Do("importBpmn", new { project, xml = File, title = text, language = "FI" });
    }

    async Task FillGoals(string project, Wording[] text)
    {
        var insight = GlobalId.Of(NewId<InsightId>());
        var person = GlobalId.Of(People["lead"]);
        var goals = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            var goal = (await Do("startGoal { goal { id } }", new { project, title = text, text, keyResult = new { title = text, from = 1.5, to = 9, unit = text } })).GetProperty("goal");
            goals.Add(goal.GetProperty("id").GetString()!);
        }

        await Do("reviseGoal", new { goal = goals[0], title = Fi("uusin sanoin"), text, reason = text, insightIds = new[] { insight }, decidedBy = new { person } });
        await Do("reviseGoal", new { goal = goals[0], title = Fi("toisin"), reason = text, decidedBy = new { group = text } });
        await Do("splitGoal", new { goal = goals[1], into = new[] { new { title = text, text }, new { title = text, text } }, reason = text });
        await Do("dropGoal", new { goal = goals[2], reason = text });
        var result = (await Do("addKeyResult { keyResult { id } }", new { goal = goals[0], title = text, from = 0, to = 5, unit = text })).GetProperty("keyResult").GetProperty("id").GetString();
        var withdrawn = (await Do("addKeyResult { keyResult { id } }", new { goal = goals[0], title = text, from = 0, to = 5 })).GetProperty("keyResult").GetProperty("id").GetString();
        await Do("withdrawKeyResult", new { keyResult = withdrawn, reason = text });
        await Do("checkIn", new { keyResult = result, value = 2, confidence = 7, note = text });
        await Do("checkIn", new { keyResult = result, value = 3, note = text });
        await Do("withdrawCheckIn", new { keyResult = result, number = 2, reason = text });
        await Do("addAction", new { goal = goals[0], title = text, owner = person, due = "2026-05-06" });
        var uncertainty = (await Do("openUncertainty { uncertainty { id } }", new { project, text })).GetProperty("uncertainty").GetProperty("id").GetString();
        await Do("openUncertainty", new { project, text });
        await Do("settleUncertainty", new { uncertainty, insightId = insight, explanation = text });
        var parkedSolution = (await Do("parkSolution { parkedSolution { id } }", new { project, title = text, text, whyTooEarly = text })).GetProperty("parkedSolution").GetProperty("id").GetString();
        await Do("takeUpSolution", new { parkedSolution, goal = goals[0] });
    }

    async Task<string> Start(string audience, string tag, AgencyId own, AgencyId partner)
    {
        var text = Fi(Canary(audience.ToLowerInvariant()) + tag);
        var started = await Do(
            "startProject { project { id } }",
            new { title = text, challenge = text, owner = GlobalId.Of(own), participants = new[] { GlobalId.Of(partner) }, audience, hashtags = new[] { Canary(audience.ToLowerInvariant()) + tag, "yhteinen" } },
            _viewers["lead"]);
        var project = started.GetProperty("project").GetProperty("id").GetString()!;
        foreach (var (kind, tier) in new[] { ("reader", "CORE"), ("core team", "CORE"), ("open team", "OPEN") })
        {
            await Do(
                "addTeamMember",
                new { project, person = GlobalId.Of(People[kind]), tier, agency = GlobalId.Of(own), role = text, background = text, expectations = text },
                _viewers["lead"]);
        }

        return project;
    }

    Task<JsonElement> Close(string project) => Do("closeProject", new { project, lessons = Fi("suljettu") });

    Task<JsonElement> Do(string mutation, object input, Viewer? by = null) => Portal.Change(by ?? Reader, mutation, input);

    static Wording[] Fi(string value) => [new(value, "FI"), new(value + " på svenska", "SV")];

    sealed record Wording(string Value, string Language);
}
