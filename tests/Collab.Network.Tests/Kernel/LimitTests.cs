using Collab.GraphQL.Limits;
using Collab.Network.Access;
using Collab.Network.Kernel.Paging;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.Tests.Kernel;

public class LimitTests
{
    static readonly Portal Portal = new(new ServiceCollection().BuildServiceProvider());

    [Fact]
    public async Task Limits_shows_what_the_engine_keeps()
    {
        var data = await Portal.Data(
            Viewer.Visitor(),
            "{ limits { documentBytes tokens depth cost aliases rootFields directivesPerLocation batchSize timeMs pageSize defaultPageSize listSize } }");

        Assert.Equal(
            """{"documentBytes":65536,"tokens":1000,"depth":15,"cost":5000,"aliases":30,"rootFields":20,"directivesPerLocation":10,"batchSize":10,"timeMs":10000,"pageSize":100,"defaultPageSize":20,"listSize":10}""",
            data.GetProperty("limits").GetRawText());
    }

    [Fact]
    public void Pages_cost_what_pages_hold() =>
        Assert.Equal((PageRequest.MaxCount, PageRequest.DefaultCount), (OperationLimits.Default.PageSize, OperationLimits.Default.DefaultPageSize));

    [Fact]
    public async Task More_ids_than_a_page_holds_are_refused_with_the_limit()
    {
        var answer = await Portal.Ask(Viewer.Visitor(), "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = Enumerable.Range(0, 101) });

        Assert.Equal(
            """{"code":"TOO_LARGE","limitName":"pageSize","limit":100,"measured":101}""",
            answer.GetProperty("errors")[0].GetProperty("extensions").GetRawText());
    }
}
