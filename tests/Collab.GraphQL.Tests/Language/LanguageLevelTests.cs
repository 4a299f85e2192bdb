using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Tests.Execution;
using Collab.GraphQL.Types;
using Xunit;

namespace Collab.GraphQL.Tests.Language;

/// <summary>Features of the September 2025 edition that older ones do not have, from text to response.</summary>
public class LanguageLevelTests
{
    const string Sdl = """"
        directive @seen(by: String) repeatable on FIELD
        directive @note on VARIABLE_DEFINITION | FRAGMENT_DEFINITION
        scalar Url @specifiedBy(url: "https://url.spec.whatwg.org")
        input Pick @oneOf { id: Int name: String }
        input Old { a: Int b: Int @deprecated(reason: "Use a.") }
        """
        Where all begins: "äö😀".
          Indented.
        """
        type Query { echo(text: String, old: String @deprecated): String pick(by: Pick!): String with(old: Old): String url: Url }
        """";

    sealed record EchoArguments(string? Text, string? Old);

    sealed record Pick(int? Id, string? Name);

    sealed record PickArguments(Pick By);

    sealed record Old(int? A, int? B);

    sealed record OldArguments(Old? Old);

    readonly Engine _engine = new(Sdl, map =>
    {
        map.Scalar("Url", ScalarCodec.Text((string text) => text, text => text)).Input<Pick>("Pick").Input<Old>("Old");
        map.Query
            .Field("echo", (EchoArguments arguments, FieldContext _) => arguments.Text)
            .Field("pick", (PickArguments arguments, FieldContext _) => $"{arguments.By.Id}{arguments.By.Name}")
            .Field("with", (OldArguments arguments, FieldContext _) => $"{arguments.Old?.B}")
            .Field("url", _ => "https://x");
    });

    [Theory]
    [InlineData("""{ pick(by: {id: 1}) }""", """{"data":{"pick":"1"}}""")]
    [InlineData("""{ pick(by: {name: "x"}) }""", """{"data":{"pick":"x"}}""")]
    [InlineData("""{ __type(name: "Pick") { isOneOf } }""", """{"data":{"__type":{"isOneOf":true}}}""")]
    public async Task An_input_may_be_one_of_several(string document, string answer) => Assert.Equal(answer, await _engine.Run(document));

    [Theory]
    [InlineData("""{ pick(by: {id: 1, name: "x"}) }""", "", "OneOf input object \"Pick\" must have exactly one field.")]
    [InlineData("""{ pick(by: {}) }""", "", "OneOf input object \"Pick\" must have exactly one field.")]
    [InlineData("""{ pick(by: {id: null}) }""", "", "Field \"Pick.id\" must not be null.")]
    [InlineData("query ($by: Pick!) { pick(by: $by) }", """{"by":{"id":1,"name":"x"}}""", "Exactly one key must be specified for OneOf type \"Pick\".")]
    public async Task One_of_several_is_one(string document, string variables, string message) =>
        Assert.Contains(message, (await _engine.Run(document, variables)).Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public async Task Scalar_has_specifiedByURL() =>
        Assert.Equal("""{"data":{"__type":{"specifiedByURL":"https://url.spec.whatwg.org"}}}""", await _engine.Run("""{ __type(name: "Url") { specifiedByURL } }"""));

    [Fact]
    public async Task Arguments_and_input_fields_may_be_deprecated() => Assert.Equal(
        """{"data":{"a":{"inputFields":[{"name":"a"}]},"b":{"inputFields":[{"deprecationReason":null},{"deprecationReason":"Use a."}]},"c":{"fields":[{"args":[{"isDeprecated":false},{"isDeprecated":true}]},{"args":[{"isDeprecated":false}]},{"args":[{"isDeprecated":false}]},{"args":[]}]}}}""",
        await _engine.Run("""
            { a: __type(name: "Old") { inputFields { name } } b: __type(name: "Old") { inputFields(includeDeprecated: true) { deprecationReason } }
              c: __type(name: "Query") { fields { args(includeDeprecated: true) { isDeprecated } } } }
            """));

    [Fact]
    public async Task Operations_fragments_and_variables_may_be_described() =>
        Assert.Equal("""{"data":{"echo":"x"}}""", await _engine.Run(
            """""
            "What it asks." query Q("What it is given." $text: String @note) { ...F }
            """What it shares.""" fragment F on Query @note { echo(text: $text) }
            """"",
            """{"text":"x"}"""));

    [Fact]
    public async Task A_repeatable_directive_may_stand_several_times() =>
        Assert.Equal("""{"data":{"url":"https://x"}}""", await _engine.Run("""{ url @seen @seen(by: "me") @seen }"""));

    [Theory]
    [InlineData("\"\\u{1F600}\\u{e4}\"", "😀ä")]
    [InlineData("\"\\uD83D\\uDE00\"", "😀")]
    [InlineData("\"😀 \U0010FFFF\"", "😀 \U0010FFFF")]
    [InlineData("\"\"\"\n    one\n      two \\\"\"\"\n    \"\"\"", "one\\n  two \\\"\\\"\\\"")]
    public async Task Text_supports_all_of_Unicode(string literal, string text) =>
        Assert.Equal($$$"""{"data":{"echo":"{{{text}}}"}}""", await _engine.Run($"{{ echo(text: {literal}) }}"));

    [Fact]
    public void Descriptions_may_be_block_strings() =>
        Assert.Equal("Where all begins: \"äö😀\".\n  Indented.", GraphQLSchema.Build(Sdl).QueryType.Description);

    /// <summary>The locations are those of graphql-js.</summary>
    [Theory]
    [InlineData("{\t\t?", 1, 4)]
    [InlineData("{\r\n  a\r\n\t?", 3, 2)]
    [InlineData("{ a(b: \"😀\") ? }", 1, 14)]
    [InlineData("\uFEFF{ ?", 1, 4)]
    [InlineData("{\r?", 2, 1)]
    [InlineData("{ a(b: \"\"\"\n😀\r\n\"\"\") ? }", 3, 6)]
    [InlineData("{ # 😀\n?", 2, 1)]
    [InlineData("{ a\u2028? }", 1, 4)]
    public void Error_location_counts_lines_and_code_units(string text, int line, int column)
    {
        var fault = Assert.Throws<SyntaxException>(() => Parser.Parse(text)).Position;

        Assert.Equal((line, column), (fault.Line, fault.Column));
    }
}
