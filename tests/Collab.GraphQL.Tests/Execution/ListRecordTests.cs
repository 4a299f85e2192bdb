using System.Collections.Immutable;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Types;
using Xunit;

namespace Collab.GraphQL.Tests.Execution;

/// <summary>A record that holds one list and nothing else, in the place of a list of the schema.</summary>
public sealed class ListRecordTests
{
    const string Sdl = """
        type Query { show(tags: Tags, words: [WordInput!]): String! }
        input Tags { names: [String!]! }
        input WordInput { value: String }
        """;

    sealed record Word(string? Value);

    sealed record Words(ImmutableArray<Word> Items);

    sealed record TagsInput(IReadOnlyList<string> Names);

    sealed record Arguments(TagsInput? Tags, Words? Words)
    {
        public override string ToString() => Words is null ? "none" : string.Join('+', Words.Items.Select(word => word.Value ?? "null"));
    }

    readonly Engine _engine = new(Sdl, map =>
    {
        map.Query.Field("show", (Arguments arguments, FieldContext _) => arguments.ToString());
        map.Input<TagsInput>("Tags").Input<Word>("WordInput");
    });

    [Theory]
    [InlineData("[{\"value\":\"a\"},{\"value\":null}]", "a+null")]
    [InlineData("[]", "")]
    [InlineData("null", "none")]
    public async Task Variables_are_read_as_the_record(string variable, string expected)
        => Assert.Equal(
            $$$"""{"data":{"show":"{{{expected}}}"}}""",
            await _engine.Run("query ($words: [WordInput!]) { show(words: $words) }", $$"""{"words":{{variable}}}"""));

    [Theory]
    [InlineData("[{ value: \"a\" }, { value: null }]", "a+null")]
    [InlineData("{ value: \"a\" }", "a")]
    [InlineData("[]", "")]
    [InlineData("null", "none")]
    public async Task Literals_are_read_as_the_record(string literal, string expected)
        => Assert.Equal($$$"""{"data":{"show":"{{{expected}}}"}}""", await _engine.Run($"{{ show(words: {literal}) }}"));

    [Fact]
    public async Task A_wrong_item_is_reported_with_its_place()
        => Assert.Contains("words[1]", await _engine.Run("query ($words: [WordInput!]) { show(words: $words) }", """{"words":[{"value":"a"},{"value":5}]}"""), StringComparison.Ordinal);

    [Fact]
    public void A_record_with_more_than_a_list_does_not_fit_a_list()
        => Assert.Contains(
            "does not fit the input type",
            Assert.Throws<SchemaException>(() => new Engine("type Query { show(words: [String!]): String! }", map =>
                map.Query.Field("show", (Wrong wrong, FieldContext _) => wrong.ToString()))).Message,
            StringComparison.Ordinal);

    sealed record Two(IReadOnlyList<string> Items, int Count);

    sealed record Wrong(Two? Words);
}
