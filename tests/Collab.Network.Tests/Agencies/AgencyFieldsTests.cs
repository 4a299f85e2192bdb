using System.Text.Json;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Tests.Projects;

namespace Collab.Network.Tests.Agencies;

/// <summary>Units, groups and agencies that end, as a portal has them.</summary>
public class AgencyFieldsTests(NetworkFixture network) : IClassFixture<NetworkFixture>
{
    [Fact]
    public async Task People_belong_to_units_of_their_agencies_and_leave_them_with_the_agency()
    {
        var (agency, other) = (await network.Agency(), await network.Agency());
        var administrator = await network.NewViewer(agency, NetworkRole.Administrator);
        var person = GlobalId.Of(await network.Person(agency));
        var unit = await Unit(administrator, agency, "Asuminen");
        var elsewhere = await Unit(administrator, other, "Muualla");

        Assert.Equal("INVALID units", await Refusal(administrator, "placePerson", new { person, units = new[] { elsewhere } }));
        Assert.Equal("NOT_FOUND units", await Refusal(administrator, "placePerson", new { person, units = new[] { GlobalId.Of(new UnitId(agency, 9)) } }));
        await Do(administrator, "placePerson", new { person, units = new[] { unit } });
        var listed = await network.Portal.Data(administrator, "query ($unit: ID!) { people(unit: $unit) { nodes { id units { id name { value } agency { id } } } } node(id: $unit) { id } }", new { unit });
        Assert.Equal(person, Assert.Single(listed.GetProperty("people").GetProperty("nodes").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(unit, listed.GetProperty("node").GetProperty("id").GetString());

        await Do(administrator, "placePerson", new { person, agencies = new[] { GlobalId.Of(other) } });
        Assert.Equal(
            """{"person":{"units":[]},"people":{"totalCount":0}}""",
            (await network.Portal.Data(administrator, "query ($person: ID!, $unit: ID!) { person(id: $person) { units { id } } people(unit: $unit) { totalCount } }", new { person, unit })).GetRawText());
    }

    [Fact]
    public async Task A_unit_tells_what_is_known_of_it()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        var above = await Unit(viewer, agency, "Palvelut");
        var unit = await Unit(viewer, agency, "Asuminen");
        await Do(viewer, "describeUnit", new { unit, region = "UUSIMAA", headcount = 12, field = Fi("Asuminen"), above });

        var node = (await network.Portal.Data(Viewer.Visitor(), "query ($unit: ID!) { node(id: $unit) { ... on Unit { region headcount field { value } above { id } } } }", new { unit })).GetProperty("node");
        Assert.Equal($$$"""{"region":"UUSIMAA","headcount":12,"field":{"value":"Asuminen"},"above":{"id":"{{{above}}}"}}""", node.GetRawText());
    }

    [Fact]
    public async Task What_belonged_to_an_agency_that_ended_belongs_to_its_successors_and_shows_both()
    {
        var (ended, successor) = (await network.Agency(), await network.Agency("Seuraaja"));
        var administrator = await network.NewViewer(ended, NetworkRole.Administrator);
        var project = await network.Started(await network.NewViewer(ended), ProjectSetup.Start(ended, audience: Network.Projects.ProjectAudience.Agencies));
        var person = await network.Person(successor);
        Assert.Equal(0, await Count(await network.Viewer(person)));

        await Do(administrator, "endAgency", new { agency = GlobalId.Of(ended), successors = new[] { GlobalId.Of(successor) } });

        Assert.Equal(1, await Count(await network.Viewer(person)));
        var shown = await network.Portal.Data(
            await network.Viewer(person), "query ($id: ID!) { node(id: $id) { ... on Project { owner { endedAt successors { name { value } } } } } }", new { id = GlobalId.Of(project) });
        Assert.Contains("Seuraaja", shown.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("INVALID owner", await Refusal(administrator, "startProject", new { title = Fi("Uusi"), owner = GlobalId.Of(ended) }));

        await Do(administrator, "resumeAgency", new { agency = GlobalId.Of(ended) });
        Assert.Equal(0, await Count(await network.Viewer(person)));

        async Task<int> Count(Viewer viewer) => (await network.Portal.Data(
                viewer, "query ($id: ID!) { agency(id: $id) { projects { totalCount } } }", new { id = GlobalId.Of(successor) }))
            .GetProperty("agency").GetProperty("projects").GetProperty("totalCount").GetInt32();
    }

    [Fact]
    public async Task Agencies_form_a_group_which_is_over_without_them()
    {
        var (one, two) = (await network.Agency(), await network.Agency());
        var administrator = await network.NewViewer(one, NetworkRole.Administrator);
        Assert.Equal("FORBIDDEN ", await Refusal(await network.NewViewer(one), "formAgencyGroup", new { name = Fi("Ryhmä"), agencies = new[] { GlobalId.Of(one) } }));
        var group = (await Do(administrator, "formAgencyGroup", new { name = Fi("Ryhmä"), agencies = new[] { GlobalId.Of(one) } }, "agencyGroup { id }")).GetProperty("agencyGroup").GetProperty("id").GetString();
        await Do(administrator, "editAgencyGroup", new { group, agencies = new[] { GlobalId.Of(one), GlobalId.Of(two) } });
        Assert.Equal(1, await Groups());
        await Do(administrator, "editAgencyGroup", new { group, agencies = Array.Empty<string>() });
        Assert.Equal(0, await Groups());

        async Task<int> Groups() => (await network.Portal.Data(Viewer.Visitor(), "query ($id: ID!) { agency(id: $id) { groups { totalCount } } }", new { id = GlobalId.Of(two) }))
            .GetProperty("agency").GetProperty("groups").GetProperty("totalCount").GetInt32();
    }

    static object[] Fi(string text) => [new { value = text, language = "FI" }];

    async Task<string> Unit(Viewer viewer, AgencyId agency, string name)
        => (await Do(viewer, "addUnit", new { agency = GlobalId.Of(agency), name = Fi(name) }, "agency { units { id } }")).GetProperty("agency").GetProperty("units").EnumerateArray().Last().GetProperty("id").GetString()!;

    async Task<JsonElement> Do(Viewer viewer, string mutation, object input, string answer = "")
    {
        var payload = (await Ask(viewer, mutation, input, answer)).GetProperty(mutation);
        Assert.Equal("[]", payload.GetProperty("errors").GetRawText());
        return payload;
    }

    async Task<string> Refusal(Viewer viewer, string mutation, object input)
    {
        var refusal = Assert.Single((await Ask(viewer, mutation, input, "")).GetProperty(mutation).GetProperty("errors").EnumerateArray());
        return $"{refusal.GetProperty("code").GetString()} {string.Join('.', refusal.GetProperty("path").EnumerateArray().Select(part => part.GetString()))}";
    }

    Task<JsonElement> Ask(Viewer viewer, string mutation, object input, string answer)
        => network.Portal.Data(
            viewer,
            $"mutation ($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {answer} errors {{ code path }} }} }}",
            new { input });
}
