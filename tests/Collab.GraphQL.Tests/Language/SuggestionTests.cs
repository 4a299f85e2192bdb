using Collab.GraphQL.Language;
using Xunit;

namespace Collab.GraphQL.Tests.Language;

public class SuggestionTests
{
    [Theory]
    [InlineData("oterh", " Did you mean \"other\"?")]
    [InlineData("OTHER", " Did you mean \"other\"?")]
    [InlineData("nam", " Did you mean \"name\" or \"nom\"?")]
    [InlineData("elephant", "")]
    public void The_nearest_names_are_offered(string name, string expected) =>
        Assert.Equal(expected, Suggestions.DidYouMean(name, ["name", "nom", "other"]));

    [Fact]
    public void Very_long_name_is_not_compared() =>
        Assert.Equal("", Suggestions.DidYouMean(new string('a', 10_000), [new string('a', 10_001)]));
}
