using Collab.GraphQL.Execution;
using Xunit;

namespace Collab.GraphQL.Tests.Execution;

public sealed class ExplainTests
{
    readonly Engine _engine = new(
        "type Query { away: String broken: String }",
        map => map.Query
            .Field("away", string? (_) => throw new TimeoutException("no answer from 10.0.0.7"))
            .Field("broken", string? (_) => throw new InvalidOperationException("secret")),
        new ExecutorOptions
        {
            Explain = exception => exception is TimeoutException ? new FieldException("The database is away; repeat later.", ErrorCodes.Unavailable) : null,
        });

    [Fact]
    public async Task Explained_exception_is_returned_with_its_code() =>
        Assert.Equal(
            """{"errors":[{"message":"The database is away; repeat later.","locations":[{"line":1,"column":3}],"path":["away"],"extensions":{"code":"UNAVAILABLE"}}],"data":{"away":null}}""",
            await _engine.Run("{ away }"));

    [Fact]
    public async Task Unexplained_exception_stays_hidden()
    {
        var answer = await _engine.Run("{ broken }");

        Assert.Contains("INTERNAL", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer, StringComparison.Ordinal);
    }
}
