using System.Text.Json;
using Collab.GraphQL.Conformance;
using Xunit;

namespace Collab.GraphQL.Tests.Conformance;

/// <summary>Cases that the recorded ones do not cover and that the comparison with graphql-js found; expectations are the responses of graphql-js.</summary>
public class ExecutionTests
{
    const string Sdl = """
        type Query { a(x: Int = 3): String l: [Int!]! f(x: Float): String id(x: ID): String in(x: In): String any(x: Any): String q: Query }
        type Subscription { tick(every: Int = 1): String }
        input In { r: In list: [In!] n: Int }
        scalar Any
        """;

    readonly ProtocolEngine _engine = new();

    [Theory]
    [InlineData("{ a b: a(x: 5) l }", "{}", """{"a":null,"b":null,"l":[1167257352,-2104556922]}""")]
    [InlineData("subscription { tick(every: 2) }", "{}", """{"tick":"tick|Subscription.tick({\"every\":2})"}""")]
    [InlineData("{ f(x: 1e400) }", "{}", """{"f":"f|Query.f({\"x\":\"0x7ff0000000000000\"})"}""")]
    [InlineData("query ($x: ID) { id(x: $x) }", """{"x":1e21}""", """{"id":"id|Query.id({\"x\":\"1e+21\"})"}""")]
    [InlineData("query ($x: ID) { id(x: $x) }", """{"x":5e0}""", """{"id":"id|Query.id({\"x\":\"5\"})"}""")]
    [InlineData("{ in(x: {r: {list: {n: 1}}}) }", "{}", """{"in":"in|Query.in({\"x\":{\"r\":{\"list\":[{\"n\":1}]}}})"}""")]
    [InlineData("query ($x: Any) { any(x: $x) }", """{"x":{"b":[1.5,null],"a":"ä"}}""", """{"any":"any|Query.any({\"x\":{\"a\":\"ä\",\"b\":[\"0x3ff8000000000000\",null]}})"}""")]
    [InlineData("query ($x: Any) { any(x: [$x, A, 1]) }", """{"x":2}""", """{"any":"any|Query.any({\"x\":[2,\"A\",1]})"}""")]
    [InlineData("query ($skip: Boolean = true) { f q @skip(if: $skip) { l } }", "{}", """{"f":"f|Query.f({})"}""")]
    public void Responses_match_the_reference(string query, string variables, string data) =>
        Assert.Equal(data, JsonSerializer.Serialize(Run(query, variables).GetProperty("data"), Relaxed));

    [Fact]
    public void Null_skip_condition_is_an_error_of_the_enclosing_selection_set()
    {
        var inside = Run("query ($skip: Boolean = true) { f q { f @skip(if: $skip) } }", """{"skip":null}""");
        var atRoot = Run("query ($skip: Boolean = true) { f @include(if: $skip) }", """{"skip":null}""");

        Assert.Equal("""{"f":"f|Query.f({})","q":null}""", inside.GetProperty("data").GetRawText());
        Assert.Equal("""["q"]""", Assert.Single(inside.GetProperty("errors").EnumerateArray()).GetProperty("path").GetRawText());
        Assert.Equal(JsonValueKind.Null, atRoot.GetProperty("data").ValueKind);
        Assert.False(Assert.Single(atRoot.GetProperty("errors").EnumerateArray()).TryGetProperty("path", out _));
    }

    [Fact]
    public void Variables_may_nest_as_deep_as_documents()
    {
        var deep = $"{new string('[', 400)}{new string(']', 400)}";
        Assert.StartsWith("any|", Run("query ($x: Any) { any(x: $x) }", $$"""{"x":{{deep}}}""").GetProperty("data").GetProperty("any").GetString(), StringComparison.Ordinal);
    }

    static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    JsonElement Run(string query, string variables)
    {
        var line = $$"""{"id":"x","schema":{{JsonSerializer.Serialize(Sdl)}},"query":{{JsonSerializer.Serialize(query)}},"variables":{{variables}}}""";
        return JsonDocument.Parse(_engine.Answer(line), new JsonDocumentOptions { MaxDepth = 1_000 }).RootElement;
    }
}
