using Collab.GraphQL.Language;
using Xunit;

namespace Collab.GraphQL.Tests.Language;

public class LexicalTests
{
    [Theory]
    [InlineData("\"plain\"", "plain")]
    [InlineData("\"\"", "")]
    [InlineData("\"\\\" \\\\ \\/ \\b\\f\\n\\r\\t\"", "\" \\ / \b\f\n\r\t")]
    [InlineData("\"\\u00e4\\u{1F600}\\uD83D\\uDE00\"", "ä😀😀")]
    [InlineData("\"ä😀\"", "ä😀")]
    [InlineData("\"\\u{10FFFF}\"", "\U0010FFFF")]
    public void String_is_unescaped(string literal, string expected) =>
        Assert.Equal(expected, Assert.IsType<StringValueNode>(Parser.ParseValue(literal)).Value);

    [Theory]
    [InlineData("\"\\uD83D\"")]
    [InlineData("\"\\uDE00\\uD83D\"")]
    [InlineData("\"\\u{110000}\"")]
    [InlineData("\"\\u{D800}\"")]
    [InlineData("\"\\u{}\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"two\nlines\"")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData("1.e2")]
    [InlineData("1a")]
    [InlineData("-")]
    [InlineData("'a'")]
    [InlineData("\0")]
    public void Invalid_token_is_refused(string text) => Assert.Throws<SyntaxException>(() => Parser.ParseValue(text));

    [Fact]
    public void A_lone_surrogate_is_no_character_of_a_source()
    {
        Assert.Throws<SyntaxException>(() => Parser.ParseValue("\"\uD83D\""));
        Assert.Throws<SyntaxException>(() => Parser.ParseValue("\"\"\"\uDE00\"\"\""));
        Assert.Throws<SyntaxException>(() => Parser.ParseValue("# \uDE00\n1"));
    }

    [Theory]
    [InlineData("one line", "one line")]
    [InlineData("\n    first\n      second\n\n    third\n  ", "first\n  second\n\nthird")]
    [InlineData("\r\n\tfirst\r\tsecond\r\n", "first\nsecond")]
    [InlineData("  kept on the first line\n  removed", "  kept on the first line\nremoved")]
    [InlineData("a \\\"\"\" b \\n", "a \"\"\" b \\n")]
    [InlineData(" \n \t\n", "")]
    [InlineData("a\u2028  b", "a\u2028  b")]
    public void A_block_string_loses_the_indentation_that_its_lines_share(string body, string expected)
    {
        var value = Assert.IsType<StringValueNode>(Parser.ParseValue($"\"\"\"{body}\"\"\""));
        Assert.True(value.IsBlock);
        Assert.Equal(expected, value.Value);
    }

    [Fact]
    public void Byte_order_marks_commas_and_comments_are_ignored()
    {
        var document = Parser.Parse("\uFEFF{ a,,b # c }\n d }");
        var operation = Assert.IsType<OperationDefinitionNode>(Assert.Single(document.Definitions));
        Assert.Equal(["a", "b", "d"], operation.SelectionSet.Selections.Cast<FieldNode>().Select(field => field.Name.Value));
    }

    [Fact]
    public void Lines_end_in_each_of_three_ways_and_columns_count_code_units()
    {
        var source = new SourceText("a\nb\r\nc\rd 😀x", "file");
        Assert.Equal(new SourceLocation(2, 1, "file"), source.GetPosition(2));
        Assert.Equal(new SourceLocation(3, 1, "file"), source.GetPosition(5));
        Assert.Equal(new SourceLocation(4, 5, "file"), source.GetPosition(source.Text.IndexOf('x', StringComparison.Ordinal)));
        Assert.Equal("file:4:1", source.GetPosition(7).ToString());
    }

    [Fact]
    public void Node_has_its_source_text()
    {
        const string Text = "query Q($a: [Int!] = [1]) {\n  alias: field(x: $a) @include(if: true) { id }\n}";
        var operation = (OperationDefinitionNode)Parser.Parse(Text).Definitions[0];
        var field = (FieldNode)operation.SelectionSet.Selections[0];
        Assert.Equal("alias: field(x: $a) @include(if: true) { id }", TextOf(field));
        Assert.Equal("$a: [Int!] = [1]", TextOf(operation.VariableDefinitions[0]));
        Assert.Equal("@include(if: true)", TextOf(field.Directives[0]));
        Assert.Equal((2, 3), (field.Location.Position!.Value.Line, field.Location.Position!.Value.Column));

        static string TextOf(SyntaxNode node) => node.Location.Source!.Text[node.Location.Start..node.Location.End];
    }
}
