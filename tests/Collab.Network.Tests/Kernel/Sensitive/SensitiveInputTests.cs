using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Tests.Kernel.Personal;
using Collab.Network.Tests.Projects;
using static Collab.Network.Tests.Projects.ProjectSetup;

namespace Collab.Network.Tests.Kernel.Sensitive;

/// <summary>What clients are told of identity codes, account and phone numbers in their inputs, before anything is kept.</summary>
public class SensitiveInputTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    const string Edit = """
        mutation ($input: EditTeamMemberInput!) {
          editTeamMember(input: $input) { project { version } errors { code message path range { language start length } } }
        }
        """;

    [Theory]
    [InlineData(Language.Fi, "puhelinnumerolta")]
    [InlineData(Language.Sv, "telefonnummer")]
    [InlineData(Language.En, "phone number")]
    public async Task A_phone_number_is_pointed_out_with_its_place_in_the_writers_language_and_kept_when_the_writer_insists(object language, string told)
    {
        var (viewer, project) = await Project();
        viewer = viewer with { Language = (Language)language };
        object text = new[] { new { value = "  Soita 040 123 4567 ", language = "FI" } };
        object Input(bool accept) => new { project, person = GlobalId.Of(viewer.Person!.Value), background = text, acceptSensitive = accept };

        var refused = Payload(await network.Portal.Data(viewer, Edit, new { input = Input(false) }));
        var refusal = Assert.Single(refused.GetProperty("errors").EnumerateArray());
        Assert.Equal(("SENSITIVE", """["background"]""", """{"language":"FI","start":6,"length":12}"""), (refusal.GetProperty("code").GetString(), refusal.GetProperty("path").GetRawText(), refusal.GetProperty("range").GetRawText()));
        Assert.Contains(told, refusal.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("acceptSensitive", refusal.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("123", refusal.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("040 123 4567", await network.Dump(), StringComparison.Ordinal);

        var kept = Payload(await network.Portal.Data(viewer, Edit, new { input = Input(true) }));
        Assert.Equal("[]", kept.GetProperty("errors").GetRawText());
        await network.Portal.Change(viewer, "editTeamMember", new { project, person = GlobalId.Of(viewer.Person!.Value), removeBackground = true });
    }

    [Fact]
    public async Task An_identity_code_is_never_kept_whoever_insists()
    {
        var (viewer, project) = await Project();
        var input = new { project, person = GlobalId.Of(viewer.Person!.Value), role = new[] { new { value = "131052-308T", language = "FI" } }, acceptSensitive = true };

        var refusal = Assert.Single(Payload(await network.Portal.Data(viewer, Edit, new { input })).GetProperty("errors").EnumerateArray());

        Assert.Equal("INVALID", refusal.GetProperty("code").GetString());
        Assert.DoesNotContain("308T", refusal.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("308T", await network.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_not_kept_in_a_text_that_cannot_be_erased()
    {
        var (viewer, project) = await Project();
        var title = new[] { new { value = "Tili FI21 1234 5600 0007 85", language = "FI" } };
        Assert.Equal(("INVALID", "title"), await network.Portal.Refusal(viewer, "renameProject", new { project, title, acceptSensitive = true }));
    }

    [Fact]
    public async Task Texts_within_lists_and_inputs_are_looked_at_too()
    {
        var (viewer, project) = await Project();
        var goal = (await network.Portal.Change(viewer, "startGoal { goal { id } }", new { project, title = Fi("Tavoite") })).GetProperty("goal").GetProperty("id").GetString();
        var into = new object[] { new { title = Fi("Yksi") }, new { title = Fi("Kaksi"), keyResult = new { title = Fi("Hetu 131052-308T"), from = 0, to = 1 } } };
        Assert.Equal(("INVALID", "into.1.keyResult.title"), await network.Portal.Refusal(viewer, "splitGoal", new { goal, into, reason = Fi("Koska") }));
        Assert.Equal(("INVALID", "hashtags.1"), await network.Portal.Refusal(viewer, "setProjectHashtags", new { project, hashtags = new[] { "tieto", "131052A308T" } }));
    }

    [Fact]
    public async Task A_clients_own_id_is_no_identity_code()
    {
        var (viewer, project) = await Project();
        var answer = await network.Portal.Ask(
            viewer,
            "mutation ($input: RenameProjectInput!) { renameProject(input: $input) { cursor } }",
            new { input = new { project, title = Fi("Uusi"), clientMutationId = "131052-308T" } });
        Assert.Equal("BAD_USER_INPUT", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.DoesNotContain("308T", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_again_with_the_same_id_the_accepted_command_is_made_once()
    {
        var (viewer, project) = await Project();
        object Input(bool accept) => new { project, person = GlobalId.Of(viewer.Person!.Value), background = Fi("040 123 4567"), acceptSensitive = accept, clientMutationId = "sama" };

        Assert.Equal(("SENSITIVE", "background"), await network.Portal.Refusal(viewer, "editTeamMember", Input(false)));
        await network.Portal.Change(viewer, "editTeamMember", Input(true));
        await network.Portal.Change(viewer, "editTeamMember", Input(true));
        Assert.Equal(("SENSITIVE", "background"), await network.Portal.Refusal(viewer, "editTeamMember", Input(false)));
        await network.Portal.Change(viewer, "editTeamMember", new { project, person = GlobalId.Of(viewer.Person!.Value), removeBackground = true });
    }

    static Dictionary<string, string>[] Fi(string value) => [new() { ["value"] = value, ["language"] = "FI" }];

    static JsonElement Payload(JsonElement data) => data.GetProperty("editTeamMember");

    async Task<(Viewer Viewer, string Project)> Project()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        return (viewer, GlobalId.Of(await network.Started(viewer, Start(agency))));
    }
}
