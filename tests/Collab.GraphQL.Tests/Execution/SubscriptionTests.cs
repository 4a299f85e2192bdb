using System.Text;
using Collab.GraphQL.Execution;
using Xunit;

namespace Collab.GraphQL.Tests.Execution;

public sealed class SubscriptionTests
{
    sealed record Args(int From);

    sealed record Tick(int N);

    readonly Engine _engine = new(
        "type Query { a: Int } type Subscription { ticks(from: Int!): Tick! fails: Tick! } type Tick { n: Int! late: Int! odd: Int! }",
        map =>
        {
            map.Query.Field("a", _ => 1);
            map.Subscription
                .StreamField("ticks", (Args a, FieldContext _) => AsyncEnumerable.Range(a.From, 3).Select(n => new Tick(n)))
                .StreamField("fails", _ => Failing());
            map.Object<Tick>("Tick")
                .Field("n", t => t.N)
                .AsyncField("late", async (t, _) =>
                {
                    await Task.Yield();
                    return t.N;
                })
                .Field("odd", t => t.N % 2 == 1 ? 1 : throw new FieldException("even", ErrorCodes.Invalid));
        });

    static async IAsyncEnumerable<Tick> Failing()
    {
        yield return new Tick(1);
        await Task.Yield();
        throw new FieldException("gone", ErrorCodes.Unavailable);
    }

    async Task<List<string>> Run(string document, string variables = "")
    {
        var request = new GraphQLRequest(document) { Variables = Encoding.UTF8.GetBytes(variables) };
        var operation = _engine.Executor.Prepare(request.Document.Span, null).Operation!;
        var responses = new List<string>();
        await foreach (var response in _engine.Executor.Subscribe(operation, request))
        {
            using (response)
                responses.Add(Encoding.UTF8.GetString(response.Json.Span));
        }

        return responses;
    }

    [Fact]
    public async Task Each_event_is_a_response() =>
        Assert.Equal(
            ["""{"data":{"t":{"late":5,"n":5}}}""", """{"data":{"t":{"late":6,"n":6}}}""", """{"data":{"t":{"late":7,"n":7}}}"""],
            await Run("subscription ($from: Int!) { t: ticks(from: $from) { late n } }", """{"from":5}"""));

    [Fact]
    public async Task An_error_in_one_event_does_not_end_the_others()
    {
        var responses = await Run("subscription { ticks(from: 1) { odd } }");

        Assert.Equal(3, responses.Count);
        Assert.Equal("""{"errors":[{"message":"even","locations":[{"line":1,"column":33}],"path":["ticks","odd"],"extensions":{"code":"INVALID"}}],"data":null}""", responses[1]);
        Assert.Equal("""{"data":{"ticks":{"odd":1}}}""", responses[2]);
    }

    [Fact]
    public async Task Failing_source_returns_an_error_and_ends()
    {
        var responses = await Run("subscription { fails { n } }");

        Assert.Equal("""{"data":{"fails":{"n":1}}}""", responses[0]);
        Assert.Equal("""{"errors":[{"message":"gone","locations":[{"line":1,"column":16}],"path":["fails"],"extensions":{"code":"UNAVAILABLE"}}]}""", responses[1]);
    }

    [Fact]
    public async Task Wrong_variables_are_refused_before_the_source_is_opened() =>
        Assert.Contains("BAD_USER_INPUT", Assert.Single(await Run("subscription ($from: Int!) { ticks(from: $from) { n } }")), StringComparison.Ordinal);

    [Fact]
    public async Task A_subscription_is_not_run_as_a_query() =>
        Assert.Contains("needs a transport that streams", await _engine.Run("subscription { ticks(from: 1) { n } }"), StringComparison.Ordinal);
}
