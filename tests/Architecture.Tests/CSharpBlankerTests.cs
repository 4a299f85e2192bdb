using Xunit;

namespace Architecture.Tests;

public sealed class CSharpBlankerTests
{
    [Theory]
    [InlineData("a; // b", "a;")]
    [InlineData("a /* b */ c", "a           c")]
    [InlineData("f(\"b\\\"c\", d)", "f(        d)")]
    [InlineData("f(@\"b\"\"c\\\", d)", "f(@         d)")]
    [InlineData("f(\"\"\"b \" c\"\"\", d)", "f(             d)")]
    [InlineData("f('\"', d)", "f(     d)")]
    public void Comments_and_strings_are_blanked_and_code_is_kept(string text, string code) =>
        Assert.Equal(Squeeze(code), Squeeze(CSharpBlanker.Blank(text)));

    [Fact]
    public void Lines_stay_where_they_are() =>
        Assert.Equal(3, CSharpBlanker.Blank("/* a\n b\n c */ d").Split('\n').Length);

    static string Squeeze(string text) => string.Join(' ', text.Replace(",", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
