using Collab.GraphQL.Language;
using Xunit;

namespace Collab.GraphQL.Tests.Language;

public class SyntaxErrorTests
{
    [Theory]
    [InlineData("{", "Expected Name, found <EOF>.", 1, 2)]
    [InlineData("{ ...MissingOn }\nfragment MissingOn Type { a }", "Expected \"on\", found Name \"Type\".", 2, 20)]
    [InlineData("{ field: {} }", "Expected Name, found \"{\".", 1, 10)]
    [InlineData("notAnOperation Foo { field }", "Expected a definition such as \"query\", \"fragment\" or \"type\", found Name \"notAnOperation\".", 1, 1)]
    [InlineData("...", "Expected a definition such as \"query\", \"fragment\" or \"type\", found \"...\".", 1, 1)]
    [InlineData("{ a(b: ) }", "Expected a value, found \")\".", 1, 8)]
    [InlineData("query ($a: Int = $b) { a }", "Unexpected variable in constant value.", 1, 18)]
    [InlineData("fragment on on on { on }", "Expected the name of the fragment, found Name \"on\".", 1, 10)]
    [InlineData("extend type A", "Expected \"implements\", directives or \"{\", found <EOF>.", 1, 14)]
    [InlineData("enum A { true }", "Name \"true\" is reserved and cannot be used for an enum value.", 1, 10)]
    [InlineData("directive @a on SOMEWHERE", "Expected a directive location such as FIELD or OBJECT, found Name \"SOMEWHERE\".", 1, 17)]
    [InlineData("\"d\" { a }", "Unexpected description, descriptions are not supported on shorthand queries; write \"query\" before the \"{\".", 1, 1)]
    [InlineData("\"d\" extend type A { a: Int }", "Unexpected description, only definitions may have one.", 1, 1)]
    [InlineData("{ a \n ? }", "Unexpected character: \"?\".", 2, 2)]
    [InlineData("{ a(b: 'c') }", "Unexpected single quote character ('), did you mean to use a double quote (\")?", 1, 8)]
    [InlineData("{ a(b: \"c", "Unterminated string.", 1, 10)]
    public void Syntax_error_names_expected_and_found_token_and_location(string text, string message, int line, int column)
    {
        var exception = Assert.Throws<SyntaxException>(() => Parser.Parse(text));
        Assert.Equal($"Syntax error: {message}", exception.Message);
        Assert.Equal((line, column), (exception.Position.Line, exception.Position.Column));
    }

    [Theory]
    [InlineData("", "{a")]
    [InlineData("{a(b:", "[")]
    [InlineData("{a(b:", "{c:")]
    [InlineData("query($a:", "[")]
    [InlineData("", "{...")]
    public void A_document_that_nests_without_end_is_refused_before_the_stack_is_full(string start, string level)
    {
        var text = start + string.Concat(Enumerable.Repeat(level, 200_000));
        var exception = Assert.Throws<SyntaxException>(() => Parser.Parse(text));
        Assert.Equal("Syntax error: The document nests deeper than 500 levels.", exception.Message);
    }

    [Theory]
    [InlineData("", "{a", "{b}", "}", "")]
    [InlineData("", "{...", "{b}", "}", "")]
    [InlineData("{a(b:", "[", "[]", "]", ")}")]
    [InlineData("{a(b:", "{c:", "{}", "}", ")}")]
    public void A_document_as_deep_as_the_bound_fits_a_megabyte_of_stack(string before, string open, string middle, string close, string after)
    {
        var levels = ParserOptions.Default.MaxDepth - 2;
        var text = before + string.Concat(Enumerable.Repeat(open, levels)) + middle + string.Concat(Enumerable.Repeat(close, levels)) + after;
        string? printed = null;
        var thread = new Thread(() => printed = SyntaxPrinter.Print(Parser.Parse(text)), maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.NotNull(printed);
    }

    [Fact]
    public void Depth_is_bounded_where_the_caller_says()
    {
        var options = new ParserOptions { MaxDepth = 3 };
        Parser.Parse("{ a { b(c: [1]) } }", options);
        var exception = Assert.Throws<SyntaxException>(() => Parser.Parse("{ a { b(c: [[1]]) } }", options));
        Assert.Equal("Syntax error: The document nests deeper than 3 levels.", exception.Message);
    }

    [Fact]
    public void Tokens_are_bounded_where_the_caller_says()
    {
        Parser.Parse("{ a # comments do not count\n }", new ParserOptions { MaxTokens = 3 });
        var exception = Assert.Throws<SyntaxException>(() => Parser.Parse("{ a b }", new ParserOptions { MaxTokens = 3 }));
        Assert.Equal("Syntax error: The document has more than 3 tokens.", exception.Message);
        Assert.Equal(7, exception.Position.Column);
    }
}
