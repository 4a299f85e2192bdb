using System.Text.Json;
using Collab.GraphQL.Conformance;
using Xunit;

namespace Collab.GraphQL.Tests.Conformance;

public class ProtocolTests
{
    readonly ProtocolEngine _engine = new();

    [Theory]
    [InlineData("", 2872998923)]
    [InlineData("a|Query.a({})", 1700433019)]
    [InlineData("ä😀", 4172838722)]
    public void The_hash_has_the_check_values_of_the_protocol(string text, uint expected) => Assert.Equal(expected, FakeHash.Of(text));

    [Fact]
    public void Numbers_have_one_text_only()
    {
        Assert.Equal("[0,0,-7,4503599627370496]", CanonicalText.Of(new object[] { 0.0, -0.0, -7, 4503599627370496.0 }));
        Assert.Equal("[\"0x3fe0000000000000\",\"0x4340000000000000\"]", CanonicalText.Of(new object[] { 0.5, 9007199254740992.0 }));
    }

    [Fact]
    public void Objects_are_sorted_and_strings_are_escaped() =>
        Assert.Equal(
            "{\"a\":\"\\\"\\\\\\u000aä\",\"b\":[true,null]}",
            CanonicalText.Of(new Dictionary<string, object?> { ["b"] = new object?[] { true, null }, ["a"] = "\"\\\nä" }));

    [Theory]
    [InlineData("""{"id":"1","mode":"parse","query":"{ a }"}""")]
    [InlineData("""{"id":"2","mode":"schema","schema":"type Query { a: Int }"}""")]
    [InlineData("""{"id":"3","mode":"validate","schema":"type Query { a: Int }","query":"{ a }"}""")]
    [InlineData("""{"id":"4","mode":"validate","schema":"type Query { a: Int }","query":"{ b }","rules":["ScalarLeafsRule"]}""")]
    public void Valid_document_has_no_errors(string line)
    {
        var answer = Answer(line);
        Assert.Equal(JsonDocument.Parse(line).RootElement.GetProperty("id").GetString(), answer.GetProperty("id").GetString());
        Assert.Single(answer.EnumerateObject());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":7,"mode":"nonsense"}""")]
    [InlineData("""{"id":"x","mode":"parse","query":5}""")]
    [InlineData("""{"id":"x","mode":"parse","query":"{ a(s: \"\ud800\") }"}""")]
    [InlineData("""{"id":"x","mode":"validate","schema":"type Query","query":"{ a }"}""")]
    [InlineData("""{"id":"x","schema":"type Query { a: Int }","query":"{ a","variables":[]}""")]
    public void Every_request_gets_a_response(string line)
    {
        var errors = Answer(line).GetProperty("errors");
        Assert.NotEqual("", errors[0].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("schema")]
    public void Unknown_rule_is_unsupported(string mode)
    {
        var line = $$"""{"id":"x","mode":"{{mode}}","schema":"type Query { a: Int }","query":"{ a }","rules":["NoSuchRule"]}""";
        Assert.True(Answer(line).GetProperty("unsupported").GetBoolean());
    }

    [Fact]
    public void A_document_of_several_megabytes_is_answered()
    {
        var query = $"{{ {string.Concat(Enumerable.Repeat("a # comment\\n", 300_000))} }}";
        Assert.Single(Answer($$"""{"id":"x","mode":"validate","schema":"type Query { a: Int }","query":"{{query}}"}""").EnumerateObject());
    }

    JsonElement Answer(string line) => JsonDocument.Parse(_engine.Answer(line)).RootElement;
}
