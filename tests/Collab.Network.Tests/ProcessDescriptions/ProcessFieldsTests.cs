using System.Text.Json;
using Collab.Journal.ReadModels;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Collab.Network.Tests.Goals;

namespace Collab.Network.Tests.ProcessDescriptions;

/// <summary>Process descriptions as portals ask for them.</summary>
public class ProcessFieldsTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    const string File = """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <!-- kept -->
        <b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="urn:other-tool" id="d" targetNamespace="t">
          <b:process id="p" name="Hakemus" x:colour="red">
            <b:startEvent id="s"/><b:task id="a" name="Vastaanota"/><b:userTask id="c" name="Päätä"><b:documentation>Kirjaa päätös.</b:documentation><b:ioSpecification/></b:userTask>
            <b:sequenceFlow id="f1" sourceRef="s" targetRef="a"/><b:sequenceFlow id="f2" sourceRef="a" targetRef="c"/>
          </b:process>
        </b:definitions>
        """;

    readonly Portal _portal = network.Portal;

    [Fact]
    public async Task A_process_is_typed_compared_and_read_in_every_form()
    {
        var (project, viewer) = await network.NewProject();
        var id = await Described(viewer, project, "1. Vastaanotto\tNeuvonta\tHakijat\n2. Käsittely\n3. Päätös");
        await Later(() => _portal.Change(viewer, "nameProcessVersion", new { processDescription = id, name = new[] { Fi("Nykytila") } }));
        var phases = await Phases(viewer, id);
        var edited = await Later(() => _portal.Change(viewer, "editPhase { phase { id title { value } painPoints { severity text { value } } next { phase { id } condition { value } } } }", new
        {
            phase = phases[0],
            title = new[] { Fi("Saapuminen") },
            painPoints = new[] { new { text = new[] { Fi("Jono") }, severity = "BLOCKING" } },
            stakeholderGroups = new[] { new { name = new[] { Fi("Hakijat") }, stakeholder = "U3Rha2Vob2xkZXI6MQ" } },
            duration = "PT30M",
            branching = "ONE",
            next = new object[] { new { phase = phases[1], condition = new[] { Fi("puutteita") } }, new { phase = phases[2] } },
        }));
        Assert.Equal("BLOCKING", edited.GetProperty("phase").GetProperty("painPoints")[0].GetProperty("severity").GetString());
        Assert.Equal("puutteita", edited.GetProperty("phase").GetProperty("next")[0].GetProperty("condition").GetProperty("value").GetString());

        var process = await Node(viewer, id, """
            ... on ProcessDescription {
              title { value } project { id } version source { language }
              phases(first: 2) { totalCount nodes { title { value } duration roles { name { value } } stakeholderGroups { name { value } stakeholderId } viewerCan element } }
              versions { number name { value } processDescription { phases { nodes { title { value } } } } }
              compare(from: 1) { phases(includeUnchanged: false) { kinds details before { title { value } } after { title { value } } } }
              none: compare(from: 2) { phases { kinds } }
              outline(language: SV) { text lines { depth number text elements phase { id } } }
              diagram { shapes { element type name phase { id } x y width height } edges { kind source target points { x y } } }
              bpmn viewerCan history(first: 1) { totalCount nodes { type description { value } } }
            }
            """);
        Assert.Equal("Saapuminen", process.GetProperty("phases").GetProperty("nodes")[0].GetProperty("title").GetProperty("value").GetString());
        Assert.Equal("""[{"kinds":["REWORDED","CHANGED"],"details":["TITLE","STAKEHOLDER_GROUPS","PAIN_POINTS","DURATION","NEXT"],"before":{"title":{"value":"Vastaanotto"}},"after":{"title":{"value":"Saapuminen"}}}]""", process.GetProperty("compare").GetProperty("phases").GetRawText());
        Assert.Equal("Vastaanotto", process.GetProperty("versions")[0].GetProperty("processDescription").GetProperty("phases").GetProperty("nodes")[0].GetProperty("title").GetProperty("value").GetString());
        Assert.Equal(JsonValueKind.Null, process.GetProperty("none").ValueKind);
        Assert.Contains("Smärtpunkt (stoppar allt): Jono", process.GetProperty("outline").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains(process.GetProperty("diagram").GetProperty("shapes").EnumerateArray(), shape => shape.GetProperty("name").GetString() == "Saapuminen" && shape.GetProperty("phase").GetProperty("id").GetString() == phases[0]);
        Assert.Contains("collab:painPoint value=\"BLOCKING\"", process.GetProperty("bpmn").GetString(), StringComparison.Ordinal);
        Assert.Contains("process-phase-edited", process.GetProperty("history").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_comes_in_is_named_where_it_is_not_understood_and_goes_out_as_it_came()
    {
        var (project, viewer) = await network.NewProject();
        var imported = (await _portal.Change(viewer, "importBpmn { processDescription { id title { value } source { language notModelled { name reason count line } } phases { nodes { id title { value } element description { value } } } bpmn } }", new
        {
            project = GlobalId.Of(project),
            xml = File,
            language = "FI",
        })).GetProperty("processDescription");
        var kept = File.Replace("ISO-8859-1", "UTF-8", StringComparison.Ordinal);
        Assert.Equal(kept, imported.GetProperty("bpmn").GetString());
        Assert.Equal("""[{"name":"urn:other-tool","reason":"EXTENSION","count":1,"line":4},{"name":"ioSpecification","reason":"NOT_UNDERSTOOD","count":1,"line":5}]""", imported.GetProperty("source").GetProperty("notModelled").GetRawText());
        Assert.Equal("Hakemus", imported.GetProperty("title").GetProperty("value").GetString());
        var phase = imported.GetProperty("phases").GetProperty("nodes")[1];
        Assert.Equal(("Päätä", "c", "Kirjaa päätös."), (phase.GetProperty("title").GetProperty("value").GetString(), phase.GetProperty("element").GetString(), phase.GetProperty("description").GetProperty("value").GetString()));
        var (id, phaseId) = (imported.GetProperty("id").GetString()!, phase.GetProperty("id").GetString()!);

        await _portal.Change(viewer, "editPhase", new { phase = phaseId, title = new object[] { Fi("Ratkaise"), new { language = "SV", value = "Avgör" } }, duration = "P1D" });
        Assert.Equal(("INVALID", "next"), await _portal.Refusal(viewer, "editPhase", new { phase = phaseId, followOn = true }));
        Assert.Equal(("INVALID", "processDescription"), await _portal.Refusal(viewer, "addPhases", new { processDescription = id, lines = new { text = "Uusi", language = "FI" } }));

        var out1 = await Node(viewer, id, "... on ProcessDescription { bpmn sv: bpmn(language: SV) }");
        Assert.Equal(
            kept.Replace("name=\"Päätä\"", "name=\"Ratkaise\"", StringComparison.Ordinal),
            Regexes.Extension().Replace(out1.GetProperty("bpmn").GetString()!, ""));
        Assert.Contains("name=\"Avgör\"", out1.GetProperty("sv").GetString(), StringComparison.Ordinal);

        // A newer file keeps what is told here, by the element's id.
        var newer = File.Replace("name=\"Vastaanota\"", "name=\"Ota vastaan\"", StringComparison.Ordinal).Replace("name=\"Päätä\"", "name=\"Ratkaise\"", StringComparison.Ordinal);
        var replaced = (await _portal.Change(viewer, "replaceBpmn { processDescription { phases { nodes { id title { all { value } } duration } } } }", new { processDescription = id, xml = newer })).GetProperty("processDescription");
        Assert.Equal(
            $$"""[{"id":"{{imported.GetProperty("phases").GetProperty("nodes")[0].GetProperty("id").GetString()}}","title":{"all":[{"value":"Ota vastaan"}]},"duration":null},{"id":"{{phaseId}}","title":{"all":[{"value":"Ratkaise"},{"value":"Avgör"}]},"duration":"P1D"}]""",
            replaced.GetProperty("phases").GetProperty("nodes").GetRawText());
    }

    [Fact]
    public async Task A_file_with_faults_is_refused_with_a_line_for_each()
    {
        var (project, viewer) = await network.NewProject();
        var data = await _portal.Data(
            viewer,
            "mutation ($input: ImportBpmnInput!) { importBpmn(input: $input) { processDescription { id } errors { code message path } } }",
            new { input = new { project = GlobalId.Of(project), xml = File.Replace("targetRef=\"a\"", "targetRef=\"q\"", StringComparison.Ordinal).Replace("targetRef=\"c\"", "targetRef=\"r\"", StringComparison.Ordinal) } });

        Assert.Equal(
            [
                "INVALID Rivi 6: Elementti f1 viittaa kohteeseen q, jota tiedostossa ei ole. Korjaa tai poista viittaus.",
                "INVALID Rivi 6: Elementti f2 viittaa kohteeseen r, jota tiedostossa ei ole. Korjaa tai poista viittaus.",
            ],
            data.GetProperty("importBpmn").GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("code").GetString()} {error.GetProperty("message").GetString()}"));
    }

    [Fact]
    public async Task What_a_viewer_may_not_read_is_not_there()
    {
        var (project, viewer) = await network.NewProject(ProjectAudience.Team);
        var id = await Described(viewer, project, "Yksi\nKaksi");
        var phases = await Phases(viewer, id);
        var stranger = await network.NewViewer(await network.Agency());

        foreach (var nobody in new[] { stranger, Viewer.Visitor() })
        {
            var data = await _portal.Data(nobody, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = new[] { id, phases[0] } });
            Assert.Equal("[null,null]", data.GetProperty("nodes").GetRawText());
        }

        Assert.Equal(("NOT_FOUND", "phase"), await _portal.Refusal(stranger, "editPhase", new { phase = phases[0], duration = "P1D" }));
        Assert.Equal(("NOT_FOUND", "processDescription"), await _portal.Refusal(stranger, "replaceBpmn", new { processDescription = id, xml = File }));
        Assert.Equal(("NOT_FOUND", "project"), await _portal.Refusal(stranger, "importBpmn", new { project = GlobalId.Of(project), xml = File }));
        Assert.Equal(("NOT_FOUND", "project"), await _portal.Refusal(stranger, "describeProcess", new { project = GlobalId.Of(project), title = new[] { Fi("Uusi") } }));
    }

    [Fact]
    public async Task A_repeat_begins_nothing_twice_and_the_project_lists_its_descriptions()
    {
        var (project, viewer) = await network.NewProject();
        var input = new { project = GlobalId.Of(project), xml = File, clientMutationId = Guid.NewGuid().ToString() };
        var first = (await _portal.Change(viewer, "importBpmn { processDescription { id } }", input)).GetProperty("processDescription").GetProperty("id").GetString();
        var again = (await _portal.Change(viewer, "importBpmn { processDescription { id } }", input)).GetProperty("processDescription").GetProperty("id").GetString();
        var second = await Later(() => Described(viewer, project, "Yksi"));

        Assert.Equal(first, again);
        var listed = await Node(viewer, GlobalId.Of(project), "... on Project { processDescriptions { totalCount nodes { id } } }");
        Assert.Equal([first, second], listed.GetProperty("processDescriptions").GetProperty("nodes").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task The_text_of_a_file_is_exported_and_its_import_is_the_same_row()
    {
        var (project, viewer) = await network.NewProject();
        await _portal.Change(viewer, "importBpmn", new { project = GlobalId.Of(project), xml = File });
        var section = NetworkServices.ExportSections.Single(one => one.Name == "bpmn-document");
        var rows = await Rows(section.ExportQuery);

        Assert.Contains(rows, row => row.GetProperty("xml").GetString()!.Contains("<!-- kept -->", StringComparison.Ordinal));
        await using var connection = await network.Database.DataSource.OpenConnectionAsync();
        await using var batch = connection.CreateBatch();
        foreach (var row in rows)
        {
            batch.BatchCommands.Add(section.Import(row));
        }

        await batch.ExecuteNonQueryAsync();
        Assert.Equal(rows.Select(row => row.GetRawText()), (await Rows(section.ExportQuery)).Select(row => row.GetRawText()));
        Assert.Throws<FormatException>(() => section.Import(JsonElement.Parse("{}"u8)));
    }

    [Fact]
    public async Task The_table_is_the_same_when_it_is_made_anew()
    {
        var (project, viewer) = await network.NewProject();
        await Described(viewer, project, "Yksi\nKaksi");
        const string Table = "select row_to_json(row) from network.process_description row order by id";
        var before = await Rows(Table);

        await ReadModelRebuild.Run(network.Database.DataSource, NetworkServices.ReadModels);

        Assert.Equal(before.Select(row => row.GetRawText()), (await Rows(Table)).Select(row => row.GetRawText()));
    }

    [Fact]
    public async Task A_listener_of_the_project_hears_of_its_processes()
    {
        var (project, viewer) = await network.NewProject();
        var after = (await _portal.Data(viewer, "{ latestCursor }")).GetProperty("latestCursor").GetString();
        await using var listener = _portal.Listen(viewer, "subscription ($of: ID!, $after: Cursor) { changes(of: $of, after: $after) { entry { type } node { id } } }", new { of = GlobalId.Of(project), after });
        var id = await Described(viewer, project, "Yksi");

        var change = (await listener.Next()).GetProperty("data").GetProperty("changes");
        Assert.Equal(("process-described", id), (change.GetProperty("entry").GetProperty("type").GetString(), change.GetProperty("node").GetProperty("id").GetString()));
    }

    async Task<List<JsonElement>> Rows(string query)
    {
        await using var command = network.Database.DataSource.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<JsonElement>();
        while (await reader.ReadAsync())
        {
            rows.Add(JsonElement.Parse(reader.GetString(0)));
        }

        return rows;
    }

    async Task<string> Described(Viewer viewer, ProjectId project, string lines)
        => (await _portal.Change(viewer, "describeProcess { processDescription { id } }", new
        {
            project = GlobalId.Of(project),
            title = new[] { Fi("Hakemuksen käsittely") },
            lines = new { text = lines, language = "FI" },
        })).GetProperty("processDescription").GetProperty("id").GetString()!;

    async Task<string[]> Phases(Viewer viewer, string id)
        => [.. (await Node(viewer, id, "... on ProcessDescription { phases { nodes { id } } }")).GetProperty("phases").GetProperty("nodes").EnumerateArray().Select(phase => phase.GetProperty("id").GetString()!)];

    async Task<JsonElement> Node(Viewer viewer, string id, string selection)
        => (await _portal.Data(viewer, $"query ($id: ID!) {{ node(id: $id) {{ {selection} }} }}", new { id })).GetProperty("node");

    /// <summary>Something that happens a minute later, so that what was before can be asked for.</summary>
    async Task<T> Later<T>(Func<Task<T>> happens)
    {
        network.Clock.Advance(TimeSpan.FromMinutes(1));
        var happened = await happens();
        network.Clock.Advance(TimeSpan.FromMinutes(1));
        return happened;
    }

    static object Fi(string value) => new { language = "FI", value };
}

static partial class Regexes
{
    [System.Text.RegularExpressions.GeneratedRegex("<b:extensionElements>.*?</b:extensionElements>", System.Text.RegularExpressions.RegexOptions.Singleline)]
    public static partial System.Text.RegularExpressions.Regex Extension();
}
