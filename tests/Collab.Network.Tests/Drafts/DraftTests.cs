using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Tests.Kernel.Personal;
using Collab.Network.Tests.People;
using Collab.Network.Tests.Projects;
using static Collab.Network.Tests.Projects.ProjectSetup;

namespace Collab.Network.Tests.Drafts;

/// <summary>What somebody has not shared yet is theirs alone, and goes into the history when they share it.</summary>
public class DraftTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    const string Mine = "query ($mutation: MutationName, $target: ID) { viewer { person { id } drafts(mutation: $mutation, target: $target) { totalCount nodes { id mutation target input version savedAt } } } }";

    [Fact]
    public async Task A_draft_is_ones_own_and_survives_sign_out_and_server()
    {
        var (viewer, project) = await Project();
        var id = await Saved(viewer, new { mutation = "renameProject", target = project, input = new { title = Fi("Salainen otsikko") } });
        using var other = await network.StartSilo(network.Clock);

        var mine = (await new Portal(other.Services).Data(viewer, Mine, new { target = project })).GetProperty("viewer");
        Assert.Equal(GlobalId.Of(viewer.Person!.Value), mine.GetProperty("person").GetProperty("id").GetString());
        var draft = Assert.Single(mine.GetProperty("drafts").GetProperty("nodes").EnumerateArray());
        Assert.Equal((id, "renameProject", project, 1), (draft.GetProperty("id").GetString(), draft.GetProperty("mutation").GetString(), draft.GetProperty("target").GetString(), draft.GetProperty("version").GetInt32()));
        Assert.Equal("Salainen otsikko", draft.GetProperty("input").GetProperty("title")[0].GetProperty("value").GetString());
        Assert.Contains(id, (await Node(viewer, id)).ToString(), StringComparison.Ordinal);
        Assert.Contains("""["saveDraft","discardDraft"]""", (await network.Portal.Data(viewer, "{ viewer { viewerCan drafts { nodes { viewerCan } } } }")).ToString(), StringComparison.Ordinal);

        var admin = await network.NewViewer(await network.Agency(), NetworkRole.Administrator);
        foreach (var stranger in new[] { admin, Viewer.Visitor(), Viewer.System })
        {
            Assert.Equal("""{"node":null}""", (await Node(stranger, id)).ToString());
            Assert.DoesNotContain("Salainen", (await network.Portal.Data(stranger, Mine)).ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(JsonValueKind.Null, (await network.Portal.Data(Viewer.Visitor(), Mine)).GetProperty("viewer").ValueKind);
        Assert.DoesNotContain("Salainen", await network.Export(), StringComparison.Ordinal);
        Assert.Empty(await network.Column("select data::text from journal.event where data::text like '%Salainen%'"));
    }

    [Fact]
    public async Task Sharing_writes_the_command_and_takes_the_draft_away_or_does_neither()
    {
        var (viewer, project) = await Project();
        var id = await Saved(viewer, new { mutation = "renameProject", target = project, input = new { } });

        Assert.Equal(("INVALID", "title"), await network.Portal.Refusal(viewer, "renameProject", new { project, title = Fi(" "), draft = id }));
        Assert.Single(await Drafts(viewer));
        await network.Portal.Change(viewer, "renameProject", new { project, title = Fi("Jaettu"), draft = id, clientMutationId = "jako" });
        Assert.Empty(await Drafts(viewer));

        // A repeat answers the first outcome; another sharing of the same draft does nothing.
        await network.Portal.Change(viewer, "renameProject", new { project, title = Fi("Jaettu"), draft = id, clientMutationId = "jako" });
        Assert.Equal(("NOT_FOUND", "draft"), await network.Portal.Refusal(viewer, "renameProject", new { project, title = Fi("Toiseen kertaan"), draft = id }));
        var title = await network.Portal.Data(viewer, "query ($id: ID!) { project(id: $id) { title { value } version } }", new { id = project });
        Assert.Equal("""{"project":{"title":{"value":"Jaettu"},"version":3}}""", title.ToString());
    }

    [Fact]
    public async Task A_draft_of_what_is_so_already_goes_too()
    {
        var (viewer, project) = await Project();
        var id = await Saved(viewer, new { mutation = "renameProject", input = new { } });
        await network.Portal.Change(viewer, "renameProject", new { project, title = Fi("Tiedolla johtaminen"), draft = id });
        Assert.Empty(await Drafts(viewer));
    }

    [Fact]
    public async Task Nobody_shares_saves_or_discards_anothers_draft()
    {
        var (viewer, project) = await Project();
        var id = await Saved(viewer, new { mutation = "renameProject", input = new { a = 1 } });
        var admin = await network.NewViewer(await network.Agency(), NetworkRole.Administrator);

        Assert.Equal(("NOT_FOUND", "draft"), await network.Portal.Refusal(admin, "renameProject", new { project, title = Fi("Kaapattu"), draft = id }));
        Assert.Equal(("NOT_FOUND", "draft"), await network.Portal.Refusal(admin, "saveDraft", new { draft = id, mutation = "renameProject", input = new { } }));
        Assert.Equal(("NOT_FOUND", "draft"), await network.Portal.Refusal(admin, "discardDraft", new { draft = id }));
        Assert.Equal("1", Assert.Single(await Drafts(viewer)).GetProperty("input").GetProperty("a").GetRawText());

        var answer = await network.Portal.Ask(Viewer.Visitor(), "mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { errors { code } } }", new { input = new { mutation = "renameProject", input = new { } } });
        Assert.Equal("UNAUTHENTICATED", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Two_browsers_do_not_overwrite_each_other()
    {
        var (viewer, project) = await Project();
        var id = await Saved(viewer, new { mutation = "renameProject", input = new { a = 1 } });
        await network.Portal.Change(viewer, "saveDraft", new { draft = id, mutation = "renameProject", input = new { a = 2 }, basedOn = 1, clientMutationId = "toinen" });
        await network.Portal.Change(viewer, "saveDraft", new { draft = id, mutation = "renameProject", input = new { a = 2 }, basedOn = 1, clientMutationId = "toinen" });

        Assert.Equal(("CONFLICT", "input"), await network.Portal.Refusal(viewer, "saveDraft", new { draft = id, mutation = "renameProject", input = new { a = 3 }, basedOn = 1 }));
        Assert.Equal(("INVALID", "basedOn"), await network.Portal.Refusal(viewer, "saveDraft", new { draft = id, mutation = "renameProject", input = new { a = 3 }, basedOn = 9 }));
        Assert.Equal(("CONFLICT", "draftVersion"), await network.Portal.Refusal(viewer, "renameProject", new { project, title = Fi("Vanha"), draft = id, draftVersion = 1 }));
        var draft = Assert.Single(await Drafts(viewer));
        Assert.Equal((2, "2"), (draft.GetProperty("version").GetInt32(), draft.GetProperty("input").GetProperty("a").GetRawText()));
        await network.Portal.Change(viewer, "renameProject", new { project, title = Fi("Uusi"), draft = id, draftVersion = 2 });
        Assert.Empty(await Drafts(viewer));
    }

    [Fact]
    public async Task A_repeat_makes_one_draft_and_a_discarded_one_is_answered_as_it_was()
    {
        var (viewer, _) = await Project();
        var id = await Saved(viewer, new { mutation = "startProject", input = new { }, clientMutationId = "uusi" });
        Assert.Equal(id, await Saved(viewer, new { mutation = "startProject", input = new { }, clientMutationId = "uusi" }));
        var discarded = await network.Portal.Change(viewer, "discardDraft { draft { id } }", new { draft = id });
        Assert.Equal(id, discarded.GetProperty("draft").GetProperty("id").GetString());
        Assert.Equal(("NOT_FOUND", "draft"), await network.Portal.Refusal(viewer, "discardDraft", new { draft = id }));
        Assert.Empty(await Drafts(viewer));
    }

    [Fact]
    public async Task Drafts_are_bounded_in_number_and_in_bytes()
    {
        var (viewer, _) = await Project();
        Assert.Equal(("INVALID", "input"), await network.Portal.Refusal(viewer, "saveDraft", new { mutation = "startProject", input = new { a = new string('ä', 100_000) } }));
        await Saved(viewer, new { mutation = "startProject", input = new { a = new string('a', 199_900) } });
        await network.Execute(
            "insert into network.draft select gen_random_uuid(), 1, person_id, audience, mutation, target, '{}', 48000, saved_at, null, null from network.draft, generate_series(1, 98) where person_id = $1",
            viewer.Person!.Value.Value);
        await Saved(viewer, new { mutation = "startProject", input = new { a = "sadas" } });
        Assert.Equal(("INVALID", ""), await network.Portal.Refusal(viewer, "saveDraft", new { mutation = "startProject", input = new { } }));
        await network.Execute("delete from network.draft where person_id = $1 and bytes < 100", viewer.Person.Value.Value);
        Assert.Equal(("INVALID", "input"), await network.Portal.Refusal(viewer, "saveDraft", new { mutation = "startProject", input = new { a = new string('a', 199_900) } }));
    }

    [Theory]
    [InlineData("""{ "mutation": "dance", "input": {} }""", "mutation")]
    [InlineData("""{ "mutation": "saveDraft", "input": {} }""", "mutation")]
    [InlineData("""{ "mutation": "renameProject", "input": [] }""", "input")]
    [InlineData("""{ "mutation": "renameProject", "input": "teksti" }""", "input")]
    [InlineData("""{ "mutation": "renameProject", "input": { "a": ["b\u0000"] } }""", "input.a.0")]
    [InlineData("""{ "mutation": "renameProject", "input": { "a": { "b\u202e": 1 } } }""", "input.a")]
    [InlineData("""{ "mutation": "renameProject", "input": {}, "target": "ei mikään" }""", "target")]
    public async Task What_can_be_no_draft_is_refused(string input, string path)
        => Assert.Equal(path, (await network.Portal.Refusal((await Project()).Viewer, "saveDraft", JsonElement.Parse(input))).Path);

    [Fact]
    public async Task What_will_be_pointed_out_is_told_when_it_is_saved_and_refused_when_it_is_shared()
    {
        var (viewer, project) = await Project();
        var saved = await network.Portal.Change(
            viewer,
            "saveDraft { draft { id warnings { code path message start length } } }",
            new { mutation = "renameProject", input = new { title = new[] { new { value = "Aihe 131052-308T ja 040 123 4567", language = "FI" } } } });
        var draft = saved.GetProperty("draft");
        Assert.Equal(
            """["INVALID [\u0022title\u0022,\u00220\u0022,\u0022value\u0022] 5","SENSITIVE [\u0022title\u0022,\u00220\u0022,\u0022value\u0022] 20"]""",
            JsonSerializer.Serialize(draft.GetProperty("warnings").EnumerateArray().Select(warning => $"{warning.GetProperty("code").GetString()} {warning.GetProperty("path").GetRawText()} {warning.GetProperty("start").GetInt32()}")));
        Assert.DoesNotContain("308T", draft.ToString(), StringComparison.Ordinal);

        var answer = await network.Portal.Data(
            viewer, "mutation ($input: RenameProjectInput!) { renameProject(input: $input) { errors { code } } }", new { input = new { project, title = Fi("Aihe 131052-308T"), draft = draft.GetProperty("id").GetString() } });
        Assert.Contains("INVALID", answer.ToString(), StringComparison.Ordinal);
        Assert.Single(await Drafts(viewer));
    }

    [Fact]
    public async Task Drafts_go_with_their_person()
    {
        var (viewer, _) = await Project();
        await Saved(viewer, new { mutation = "startProject", input = new { a = "Katoava" } });
        await network.Erase(viewer.Person!.Value);
        await network.Reach(network.Services);
        Assert.Empty(await Drafts(viewer));
    }

    Task<JsonElement> Node(Viewer viewer, string id) => network.Portal.Data(viewer, "query ($id: ID!) { node(id: $id) { id } }", new { id });

    async Task<JsonElement[]> Drafts(Viewer viewer) => [.. (await network.Portal.Data(viewer, Mine)).GetProperty("viewer").GetProperty("drafts").GetProperty("nodes").EnumerateArray()];

    async Task<string> Saved(Viewer viewer, object input) => (await network.Portal.Change(viewer, "saveDraft { draft { id } }", input)).GetProperty("draft").GetProperty("id").GetString()!;

    static Dictionary<string, string>[] Fi(string value) => [new() { ["value"] = value, ["language"] = "FI" }];

    async Task<(Viewer Viewer, string Project)> Project()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        return (viewer, GlobalId.Of(await network.Started(viewer, Start(agency))));
    }
}
