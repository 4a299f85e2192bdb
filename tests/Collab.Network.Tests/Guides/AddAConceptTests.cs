using Collab.Network.Kernel;
using Collab.Network.Pledges;
using Collab.Network.Tests.AccessWalk;

namespace Collab.Network.Tests.Guides;

/// <summary>A network with the module of docs/guides/add-a-concept.md, whose code is built from the page itself.</summary>
public sealed class GuideFixture : NetworkFixture
{
    static readonly IReadOnlyList<Module> WithPledges = [.. Network.Modules.All, new PledgeModule()];

    internal override IReadOnlyList<Module> Modules => WithPledges;
}

public class AddAConceptTests(GuideFixture network) : IClassFixture<GuideFixture>
{
    [Fact]
    public async Task The_module_of_the_page_answers_a_portal()
    {
        var agency = await network.Agency();
        var viewer = await network.NewViewer(agency);
        object text = new[] { new { value = "Vastaamme viikossa", language = "FI" } };

        var made = await network.Portal.Data(
            viewer,
            "mutation ($input: MakePledgeInput!) { makePledge(input: $input) { pledge { id text { value } keptAt version } errors { message } cursor } }",
            new { input = new { agency = GlobalId.Of(agency), text, clientMutationId = "1" } });
        var pledge = made.GetProperty("makePledge").GetProperty("pledge");
        Assert.Equal(("Vastaamme viikossa", 1), (pledge.GetProperty("text").GetProperty("value").GetString(), pledge.GetProperty("version").GetInt32()));

        var kept = await network.Portal.Data(
            viewer,
            "mutation ($id: ID!) { keepPledge(input: { pledge: $id }) { pledge { keptAt history { nodes { description(language: EN) { value } } } } errors { message } } }",
            new { id = pledge.GetProperty("id").GetString() });
        Assert.Contains("The agency kept its pledge", kept.ToString(), StringComparison.Ordinal);

        var listed = await network.Portal.Data(
            Access.Viewer.Visitor(),
            "query ($id: ID!) { agency(id: $id) { pledges(first: 5) { totalCount nodes { id keptAt agency { id } } } } }",
            new { id = GlobalId.Of(agency) });
        Assert.Contains(pledge.GetProperty("id").GetString()!, listed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_access_file_has_a_row_for_each_of_its_fields()
    {
        using var reader = new StreamReader(GetType().Assembly.GetManifestResourceStream("Pledges/pledges.access")!);
        var table = AccessTable.Load();
        table.Read("Pledges/pledges.access", (await reader.ReadToEndAsync()).Split('\n'));

        Assert.Empty(new AccessTableCheck(await WalkedSchema.Of(network.Portal), table, AccessRules.Load(), network.Modules).Faults());
    }
}
