using Collab.Gateway.SignIn;
using Collab.Network.Kernel;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Collab.Gateway.Tests.SignIn;

public sealed class PreferredLanguageTests
{
    [Theory]
    [InlineData(null, Language.Fi)]
    [InlineData("sv", Language.Sv)]
    [InlineData("en-GB,en;q=0.9", Language.En)]
    [InlineData("de, sv;q=0.5, en;q=0.8", Language.En)]
    [InlineData("de", Language.Fi)]
    [InlineData("en;q=0, sv;q=0.1", Language.Sv)]
    [InlineData("Sv-fi", Language.Sv)]
    [InlineData("1", Language.Fi)]
    [InlineData(";;;", Language.Fi)]
    [InlineData("+7", Language.Fi)]
    [InlineData("-1", Language.Fi)]
    [InlineData("2", Language.Fi)]
    [InlineData("sv;q=2", Language.Fi)]
    [InlineData("sv, ;;;", Language.Sv)]
    [InlineData("*", Language.Fi)]
    [InlineData("fi-en, EN;q=0.9", Language.Fi)]
    [InlineData("sve", Language.Fi)]
    public void Preferred_supported_language_is_chosen(string? header, Language language)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.AcceptLanguage = header;

        Assert.Equal(language, PreferredLanguage.Of(context.Request));
    }
}
