using Collab.Network.Kernel;
using Microsoft.Net.Http.Headers;

namespace Collab.Gateway.SignIn;

/// <summary>The language a request asks for by Accept-Language (RFC 9110, 12.5.4).</summary>
static class PreferredLanguage
{
    /// <summary>The best-liked of the network's languages; Finnish when none is named.</summary>
    /// <param name="request">The request.</param>
    public static Language Of(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage;
        if (header.Count == 0 || !StringWithQualityHeaderValue.TryParseList(header, out var wanted))
        {
            return Language.Fi;
        }

        var best = (Language: Language.Fi, Quality: 0.0);
        foreach (var item in wanted)
        {
            if (Known(item.Value.AsSpan()) is { } language && (item.Quality ?? 1) > best.Quality)
            {
                best = (language, item.Quality ?? 1);
            }
        }

        return best.Language;
    }

    static Language? Known(ReadOnlySpan<char> tag)
    {
        var dash = tag.IndexOf('-');
        return Enum.TryParse<Language>(dash < 0 ? tag : tag[..dash], ignoreCase: true, out var language) && !char.IsAsciiDigit(tag[0])
            ? language
            : null;
    }
}
