using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Tests.Goals;

namespace Collab.Network.Tests.Cases;

/// <summary>What people write, in languages and characters that programs like to trip over.</summary>
public class TextCasesTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    const string AllWordings = "project { title { value language original all { value language } } }";

    readonly Portal _portal = network.Portal;

    [Fact]
    public async Task One_language_is_set_or_removed_alone_and_all_wordings_are_read_in_one_field()
    {
        var (id, viewer) = await network.NewProject();
        var project = GlobalId.Of(id);
        await _portal.Change(viewer, "renameProject", new { project, title = new[] { In("FI", "Yksi"), In("SV", "Ett"), In("EN", "One") } });

        Assert.Equal("FI Kaksi, SV Ett, EN One", Titles(await _portal.Change(viewer, $"renameProject {{ {AllWordings} }}", new { project, title = new[] { In("FI", "Kaksi") } })));
        Assert.Equal("FI Kaksi, EN One", Titles(await _portal.Change(viewer, $"renameProject {{ {AllWordings} }}", new { project, title = new[] { In("SV", null) } })));
        Assert.Equal("FI Kaksi, SV Två, EN One", Titles(await _portal.Change(viewer, $"renameProject {{ {AllWordings} }}", new { project, title = new[] { In("SV", "Två") } })));
        Assert.Equal("SV Två, EN One", Titles(await _portal.Change(viewer, $"renameProject {{ {AllWordings} }}", new { project, title = new[] { In("FI", null) } })));
        await _portal.Change(viewer, "renameProject", new { project, title = new[] { In("EN", null) } });
        Assert.Equal(("INVALID", "title"), await _portal.Refusal(viewer, "renameProject", new { project, title = new[] { In("SV", null) } }));
        Assert.Equal(("INVALID", "title"), await _portal.Refusal(viewer, "renameProject", new { project, title = Array.Empty<object>() }));
    }

    [Fact]
    public async Task A_background_outside_the_history_is_edited_by_language_too()
    {
        var (id, viewer) = await network.NewProject();
        var input = new { project = GlobalId.Of(id), person = GlobalId.Of(viewer.Person!.Value) };
        const string Backgrounds = "editTeamMember { project { team { background { all { value language } } } } }";
        await _portal.Change(viewer, Backgrounds, new { input.project, input.person, background = new[] { In("FI", "Neuvonnasta"), In("SV", "Från rådgivningen") } });
        var edited = await _portal.Change(viewer, Backgrounds, new { input.project, input.person, background = new[] { In("FI", "Palvelusta") } });
        Assert.Equal(
            """[{"value":"Palvelusta","language":"FI"},{"value":"Från rådgivningen","language":"SV"}]""",
            edited.GetProperty("project").GetProperty("team")[0].GetProperty("background").GetProperty("all").GetRawText());
    }

    [Fact]
    public async Task A_language_given_twice_is_refused_wherever_it_stands()
    {
        var (id, viewer) = await network.NewProject();
        var project = GlobalId.Of(id);
        var twice = new[] { In("FI", "Yksi"), In("FI", "Kaksi") };
        Assert.Equal(("INVALID", "title"), await _portal.Refusal(viewer, "renameProject", new { project, title = twice }));
        Assert.Equal(("INVALID", "title"), await _portal.Refusal(viewer, "startProject", new { title = twice }));
        Assert.Equal(("INVALID", "keyResult.title"), await _portal.Refusal(
            viewer, "startGoal", new { project, title = new[] { In("FI", "Tavoite") }, keyResult = new { title = twice, from = 0, to = 1 } }));
        var goal = (await network.StartedGoals(id, viewer, "Yksi"))[0];
        Assert.Equal(("INVALID", "into.1.title"), await _portal.Refusal(viewer, "splitGoal", new
        {
            goal = GlobalId.Of(goal),
            reason = new[] { In("FI", "Kaksi asiaa") },
            into = new[] { new { title = new[] { In("FI", "A") } }, new { title = twice } },
        }));
        Assert.Equal(("INVALID", "decidedBy.group"), await _portal.Refusal(viewer, "dropGoal", new
        {
            goal = GlobalId.Of(goal),
            reason = new[] { In("FI", "Syy") },
            decidedBy = new { group = twice },
        }));
    }

    [Fact]
    public async Task Characters_that_cannot_be_kept_are_refused_with_the_path_in_every_text()
    {
        var agency = await network.Agency();
        var admin = await network.NewViewer(agency, NetworkRole.Administrator);
        var (id, viewer) = await network.NewProject();
        var project = GlobalId.Of(id);
        var me = GlobalId.Of(admin.Person!.Value);
        foreach (var bad in new[] { "a\0b", "a\u202eb", "a\u001bb" })
        {
            Assert.Equal(("INVALID", "contact"), await _portal.Refusal(admin, "editProfile", new { person = me, contact = bad }));
            Assert.Equal(("INVALID", "name"), await _portal.Refusal(admin, "editProfile", new { person = me, name = bad }));
            Assert.Equal(("INVALID", "name"), await _portal.Refusal(admin, "registerPerson", new { name = bad }));
            Assert.Equal(("INVALID", "slug"), await _portal.Refusal(admin, "registerPerson", new { slug = bad }));
            Assert.Equal(("INVALID", "name"), await _portal.Refusal(admin, "registerAgency", new { name = new[] { In("FI", bad) }, kind = "OTHER" }));
            Assert.Equal(("INVALID", "hashtags.1"), await _portal.Refusal(viewer, "setProjectHashtags", new { project, hashtags = new[] { "tieto", bad } }));
            Assert.Equal(("INVALID", "title"), await _portal.Refusal(viewer, "renameProject", new { project, title = new[] { In("FI", bad) } }));
            Assert.Equal(("INVALID", "challenge"), await _portal.Refusal(viewer, "reviseChallenge", new { project, challenge = new[] { In("SV", bad) } }));
            Assert.Equal(("INVALID", "text"), await _portal.Refusal(viewer, "openUncertainty", new { project, text = new[] { In("FI", bad) } }));
            Assert.Equal("BAD_USER_INPUT", Code(await _portal.Ask(viewer, "{ people(search: \"" + JsonEncodedText.Encode(bad) + "\") { totalCount } }")));
        }

        // A picture is an address, and what is none is refused as any value of another type is, with its place.
        var picture = await _portal.Ask(admin, "mutation ($input: EditProfileInput!) { editProfile(input: $input) { cursor } }", new { input = new { person = me, picture = "https://p.example/\0" } });
        Assert.Equal("BAD_USER_INPUT", Code(picture));
        Assert.Contains("picture", picture.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("BAD_USER_INPUT", Code(await _portal.Ask(
            admin, "mutation ($input: EditProfileInput!) { editProfile(input: $input) { cursor } }", new { input = new { person = me, clientMutationId = "a\u0001" } })));
    }

    [Fact]
    public async Task A_title_that_shows_nothing_is_refused()
    {
        var (id, viewer) = await network.NewProject();
        foreach (var nothing in new[] { "\u200b", "\ufeff", "\u3164", "\u2800" })
        {
            Assert.Equal(("INVALID", "title"), await _portal.Refusal(viewer, "renameProject", new { project = GlobalId.Of(id), title = new[] { In("FI", nothing) } }));
        }

        Assert.Equal(("INVALID", "title"), await _portal.Refusal(viewer, "renameProject", new { project = GlobalId.Of(id), title = new[] { In("FI", "Kaksi\nriviä") } }));
    }

    [Theory]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("日本", "project")]
    [InlineData("Ürün İ ı ß", "urun-i-i-ss")]
    public async Task Any_title_gets_a_slug_and_no_refusal_names_one_that_was_not_sent(string title, string slug)
    {
        var viewer = await network.NewViewer(await network.Agency());
        var slugs = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            var started = await _portal.Change(viewer, "startProject { project { slug } }", new { title = new[] { In("FI", title) } });
            slugs.Add(started.GetProperty("project").GetProperty("slug").GetString()!);
        }

        Assert.Equal(4, slugs.Distinct().Count());
        Assert.All(slugs, made => Assert.StartsWith(slug, made, StringComparison.Ordinal));
        Assert.Equal(("INVALID", "slug"), await _portal.Refusal(viewer, "startProject", new { title = new[] { In("FI", title) }, slug = "İ" }));
    }

    [Theory]
    [InlineData("https://p.example/#/fi", "https://p.example/#/sv")]
    [InlineData("https://a@p.example/", "https://b@p.example/")]
    [InlineData("https://p.example/?a=ä", "https://p.example/?a=%C3%A4")]
    [InlineData("https://p.example/", "https://P.example/")]
    public async Task Addresses_are_compared_as_they_are_written(string before, string after)
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        const string Edit = "editAgency { agency { homePage version } }";
        var first = (await _portal.Change(viewer, Edit, new { agency = GlobalId.Of(agency), homePage = before })).GetProperty("agency");
        var second = (await _portal.Change(viewer, Edit, new { agency = GlobalId.Of(agency), homePage = after })).GetProperty("agency");
        Assert.Equal((before, after), (first.GetProperty("homePage").GetString(), second.GetProperty("homePage").GetString()));
        Assert.Equal(first.GetProperty("version").GetInt32() + 1, second.GetProperty("version").GetInt32());
        var again = (await _portal.Change(viewer, Edit, new { agency = GlobalId.Of(agency), homePage = after, basedOn = 1 })).GetProperty("agency");
        Assert.Equal(second.GetProperty("version").GetInt32(), again.GetProperty("version").GetInt32());
        Assert.Equal(("CONFLICT", "homePage"), await _portal.Refusal(viewer, "editAgency", new { agency = GlobalId.Of(agency), homePage = before, basedOn = 1 }));
    }

    [Fact]
    public async Task A_kick_off_at_the_same_moment_with_another_offset_is_another()
    {
        var (id, viewer) = await network.NewProject();
        var project = GlobalId.Of(id);
        const string Plan = "planKickOff { project { kickOff { startsAt } } }";
        await _portal.Change(viewer, Plan, new { project, startsAt = "2026-09-07T09:00:00+03:00", form = "REMOTE" });
        var planned = await _portal.Change(viewer, Plan, new { project, startsAt = "2026-09-07T08:00:00+02:00" });
        Assert.Equal("2026-09-07T08:00:00+02:00", planned.GetProperty("project").GetProperty("kickOff").GetProperty("startsAt").GetString());
    }

    static object In(string language, string? value) => new { value, language };

    static string? Code(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    static string Titles(JsonElement payload) => string.Join(", ", payload.GetProperty("project").GetProperty("title").GetProperty("all").EnumerateArray()
        .Select(wording => $"{wording.GetProperty("language")} {wording.GetProperty("value")}"));
}
