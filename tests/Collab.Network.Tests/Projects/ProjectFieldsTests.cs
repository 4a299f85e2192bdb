using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;

namespace Collab.Network.Tests.Projects;

public class ProjectFieldsTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    const string Page = """
        query ($slug: String, $id: ID) {
          project(slug: $slug, id: $id) {
            id slug version title { value language original } challenge { value } phase audience hashtags
            owner { name { value } } participants { slug } missingFromTeam { id }
            team { person { name } agency { name { value } } role { value } background { value } expectations { value } tier joinedAt }
            core: team(tier: CORE) { tier }
            workingAgreement { number text { value } agreedAt } workingAgreements { number }
            kickOff { startsAt form place { value } presentState { value } expectations { value } acquaintance { value } }
            baseline { value } lessons { value } recommendation startedAt closedAt viewerMayEdit
            status { phase summary { value } next(language: SV) { value language } updatedAt lately { description { value } count at } }
            history(first: 2) { totalCount nodes { type author { name } } pageInfo { hasNextPage } }
          }
        }
        """;

    readonly Portal _portal = network.Portal;

    [Fact]
    public async Task A_project_is_started_worked_on_and_shown()
    {
        var agency = await network.Agency("Lahden kaupunki");
        var other = await network.Agency("Digivirasto");
        var viewer = await network.NewViewer(agency);
        var newcomer = await network.Person(other);

        var started = (await _portal.Change(viewer, "startProject { project { id slug version } }", new
        {
            title = new[] { Fi("Tiedolla johtaminen kunnassa"), Sv("Kunskapsledning i kommunen") },
            participants = new[] { GlobalId.Of(other) },
            audience = "PUBLIC",
            hashtags = new[] { "#Tieto", "Expertstöd" },
        })).GetProperty("project");
        var slug = started.GetProperty("slug").GetString()!;
        Assert.StartsWith("tiedolla-johtaminen-kunnassa-", slug, StringComparison.Ordinal);
        var project = started.GetProperty("id").GetString();
        Assert.Equal(2, started.GetProperty("version").GetInt32());

        await _portal.Change(viewer, "reviseChallenge", new { project, challenge = new[] { Fi("Mitä tietoa päätöksiin tarvitaan?") } });
        await _portal.Change(viewer, "addTeamMember", new
        {
            project,
            person = GlobalId.Of(newcomer),
            role = new[] { Fi("Palvelumuotoilija") },
            background = new[] { Fi("Neuvontatyöstä") },
            expectations = new[] { Fi("Oppia yhdessä") },
            tier = "OPEN",
        });
        await _portal.Change(viewer, "agreeOnWork", new { project, text = new[] { Fi("Etänä tiistaisin") } });
        await _portal.Change(viewer, "agreeOnWork", new { project, text = new[] { Fi("Etänä torstaisin") } });
        await _portal.Change(viewer, "planKickOff", new { project, startsAt = "2026-09-07T09:00:00+03:00", form = "ON_SITE", place = new[] { Fi("Porvoo") } });
        await _portal.Change(viewer, "describeBaseline", new { project, baseline = new[] { Fi("Tieto on siiloissa") } });
        await _portal.Change(viewer, "moveProjectToPhase", new { project, phase = "UNDERSTANDING" });
        await _portal.Change(viewer, "updateProjectStatus", new { project, summary = new[] { Fi("Kuunnellaan") }, next = new[] { Fi("Haastattelut") } });
        await _portal.Change(viewer, "writeProjectLessons", new { project, lessons = new[] { Fi("Maltti on valttia") }, recommendation = 9 });

        var page = (await _portal.Data(viewer, Page, new { slug })).GetProperty("project");

        Assert.Equal("Tiedolla johtaminen kunnassa", At(page, "title", "value"));
        Assert.Equal("Mitä tietoa päätöksiin tarvitaan?", At(page, "challenge", "value"));
        Assert.Equal("Lahden kaupunki", At(page, "owner", "name", "value"));
        Assert.Equal(("UNDERSTANDING", "PUBLIC"), (At(page, "phase"), At(page, "audience")));
        Assert.Equal(["Tieto", "Expertstöd"], page.GetProperty("hashtags").EnumerateArray().Select(tag => tag.GetString()!));
        var open = page.GetProperty("team")[1];
        Assert.Equal(("Palvelumuotoilija", "Neuvontatyöstä", "Oppia yhdessä"), (At(open, "role", "value"), At(open, "background", "value"), At(open, "expectations", "value")));
        Assert.Equal(("Aino Asiantuntija", "Digivirasto", "OPEN"), (At(open, "person", "name"), At(open, "agency", "name", "value"), At(open, "tier")));
        Assert.Equal(1, page.GetProperty("core").GetArrayLength());
        Assert.Equal("Etänä torstaisin", At(page, "workingAgreement", "text", "value"));
        Assert.Equal("[{\"number\":2},{\"number\":1}]", page.GetProperty("workingAgreements").GetRawText());
        Assert.Equal(("ON_SITE", "Porvoo"), (At(page, "kickOff", "form"), At(page, "kickOff", "place", "value")));
        Assert.Equal(("Kuunnellaan", "FI"), (At(page, "status", "summary", "value"), At(page, "status", "next", "language")));
        var lately = page.GetProperty("status").GetProperty("lately").EnumerateArray().Select(change => At(change, "description", "value")!);
        Assert.Equal(
            ["Opit kirjattiin", "Tiimi kertoi, missä projekti on", "Projekti siirtyi ymmärtämään haastetta", "Nykytila kuvattiin", "Aloitustapaaminen suunniteltiin", "Tiimi sopi työtavoistaan", "Tiimin jäsen muutti esittelyään"],
            lately);
        Assert.True(page.GetProperty("viewerMayEdit").GetBoolean());
        Assert.Equal("project-lessons-written", At(page.GetProperty("history").GetProperty("nodes")[0], "type"));
        Assert.Equal(12, page.GetProperty("history").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Visitors_see_roles_but_neither_people_nor_what_they_tell_of_themselves()
    {
        var viewer = await network.NewViewer(await network.Agency());
        var id = await StartPublic(viewer, "Avoin");
        await _portal.Change(viewer, "editTeamMember", new
        {
            project = id,
            person = GlobalId.Of(viewer.Person!.Value),
            role = new[] { Fi("Vetäjä") },
            background = new[] { Fi("Kirjastosta") },
        });

        var seen = (await _portal.Data(Viewer.Visitor(), Page, new { id })).GetProperty("project");

        var member = seen.GetProperty("team")[0];
        Assert.Equal("Vetäjä", At(member, "role", "value"));
        Assert.Equal(JsonValueKind.Null, member.GetProperty("person").ValueKind);
        Assert.Equal(JsonValueKind.Null, member.GetProperty("background").ValueKind);
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("history").GetProperty("nodes")[0].GetProperty("author").ValueKind);
        Assert.False(seen.GetProperty("viewerMayEdit").GetBoolean());
        Assert.Equal("Kirjastosta", At((await _portal.Data(viewer, Page, new { id })).GetProperty("project").GetProperty("team")[0], "background", "value"));
    }

    [Fact]
    public async Task The_past_is_asked_for_at_the_root_or_from_today()
    {
        var viewer = await network.NewViewer(await network.Agency());
        var before = network.Clock.GetUtcNow();
        network.Clock.Advance(TimeSpan.FromHours(1));
        var id = await StartPublic(viewer, "Ennen ja nyt");
        var then = network.Clock.GetUtcNow();
        network.Clock.Advance(TimeSpan.FromHours(1));
        await _portal.Change(viewer, "renameProject", new { project = id, title = new[] { Fi("Nyt") } });

        var data = await _portal.Data(
            viewer,
            """
            query ($id: ID, $then: DateTime!, $before: DateTime!) {
              root: project(id: $id, asOf: $then) { title { value } status { lately { description { value } } } }
              never: project(id: $id, asOf: $before) { id }
              project(id: $id) { title { value } asOf(moment: $then) { title { value } } never: asOf(moment: $before) { id } }
            }
            """,
            new { id, then, before });

        Assert.Equal("Ennen ja nyt", At(data, "root", "title", "value"));
        Assert.Equal("Nyt", At(data, "project", "title", "value"));
        Assert.Equal("Ennen ja nyt", At(data, "project", "asOf", "title", "value"));
        Assert.Equal(JsonValueKind.Null, data.GetProperty("never").ValueKind);
        Assert.Equal(JsonValueKind.Null, data.GetProperty("project").GetProperty("never").ValueKind);
        Assert.DoesNotContain(
            data.GetProperty("root").GetProperty("status").GetProperty("lately").EnumerateArray(), change => At(change, "description", "value") == "Projektin otsikko muuttui");
    }

    [Fact]
    public async Task Refusals_name_code_and_path_and_a_conflict_shows_both_versions()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        var id = await StartPublic(viewer, "Ristiin");
        await _portal.Change(viewer, "reviseChallenge", new { project = id, challenge = new[] { Fi("Ensimmäinen") } });

        Assert.Equal(("INVALID", "title"), await _portal.Refusal(viewer, "startProject", new { title = Array.Empty<object>() }));
        Assert.Equal(("INVALID", "slug"), await _portal.Refusal(viewer, "startProject", new { title = new[] { Fi("Toinen") }, slug = "Ei näin" }));
        Assert.Equal(("INVALID", "phase"), await _portal.Refusal(viewer, "moveProjectToPhase", new { project = id, phase = "CLOSED" }));
        Assert.Equal(("CONFLICT", "challenge"), await _portal.Refusal(viewer, "reviseChallenge", new { project = id, challenge = new[] { Fi("Toinen") }, basedOn = 2 }));
        Assert.Equal(("FORBIDDEN", ""), await _portal.Refusal(await network.NewViewer(agency), "closeProject", new { project = id }));

        await _portal.Change(viewer, "closeProject", new { project = id, recommendation = 10 });
        Assert.Equal(("INVALID", ""), await _portal.Refusal(viewer, "renameProject", new { project = id, title = new[] { Fi("Uusi") } }));
        await _portal.Change(viewer, "reopenProject", new { project = id });
    }

    [Fact]
    public async Task A_repeat_of_a_start_answers_the_first_project()
    {
        var viewer = await network.NewViewer(await network.Agency());
        var input = new { title = new[] { Fi("Kerran vain") }, clientMutationId = Guid.NewGuid() };
        var first = await _portal.Change(viewer, "startProject { project { id } }", input);
        var second = await _portal.Change(viewer, "startProject { project { id } }", input);
        Assert.Equal(first.GetRawText(), second.GetRawText());
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in()
    {
        var response = await _portal.Ask(Viewer.Visitor(), "mutation { startProject(input: { title: [{ value: \"x\", language: FI }] }) { cursor } }");
        Assert.Equal("UNAUTHENTICATED", response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    async Task<string> StartPublic(Viewer viewer, string title)
        => (await _portal.Change(viewer, "startProject { project { id } }", new { title = new[] { Fi(title) }, audience = "PUBLIC" }))
            .GetProperty("project").GetProperty("id").GetString()!;

    static object Fi(string value) => new { value, language = "FI" };

    static object Sv(string value) => new { value, language = "SV" };

    static string? At(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            element = element.GetProperty(name);
        }

        return element.GetString();
    }
}
