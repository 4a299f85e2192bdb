using System.Text.Json;
using System.Text.RegularExpressions;
using Collab.Testing;
using Xunit;

namespace Collab.Portal.Tests;

/// <summary>
/// Whatever the portal says, it says in three languages. That a message exists which the code names is checked by the compiler, since the ids are a type; here is what it
/// cannot see.
/// </summary>
public sealed partial class MessageTests
{
    static readonly string Source = Path.Combine(Repository.Root, "src", "Collab.Portal", "src");
    static readonly Dictionary<string, Dictionary<string, string>> Languages = new[] { "fi", "sv", "en" }.ToDictionary(language => language, Read);

    [Theory]
    [InlineData("fi")]
    [InlineData("sv")]
    public void Every_message_stands_in_each_language_with_the_same_values(string language)
    {
        var (given, english) = (Languages[language], Languages["en"]);

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), given.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(given.Where(each => string.IsNullOrWhiteSpace(each.Value)).Select(each => each.Key));
        Assert.Empty(english.Where(each => !Values(each.Value).SetEquals(Values(given[each.Key]))).Select(each => each.Key));
    }

    [Fact]
    public void Every_message_is_used()
    {
        var code = string.Concat(Directory.GetFiles(Source, "*.ts*", SearchOption.AllDirectories).Where(file => !file.Contains("generated", StringComparison.Ordinal)).Select(File.ReadAllText));
        var whole = Literal().Matches(code).Select(match => match.Groups[1].Value).ToHashSet();
        var beginnings = Template().Matches(code).Select(match => match.Groups[1].Value).ToArray();

        string[] unused = [.. Languages["en"].Keys.Where(id => !whole.Contains(id) && !beginnings.Any(each => id.StartsWith(each, StringComparison.Ordinal)))];
        Assert.Empty(unused);
    }

    static HashSet<string> Values(string message) => [.. Value().Matches(message).Select(match => match.Groups[1].Value)];

    static Dictionary<string, string> Read(string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Source, "i18n", language + ".json")))!;

    [GeneratedRegex(@"'([a-zA-Z]+(?:\.[a-zA-Z_]+)+)'")]
    private static partial Regex Literal();

    [GeneratedRegex(@"`([a-zA-Z]+(?:\.[a-zA-Z]+)*\.)\$\{")]
    private static partial Regex Template();

    [GeneratedRegex(@"\{(\w+)[,}]")]
    private static partial Regex Value();
}
