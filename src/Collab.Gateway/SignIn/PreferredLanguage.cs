using Collab.Network.Kernel;
using Microsoft.Net.Http.Headers;

namespace Collab.Gateway.SignIn;

/// <summary>Negotiates the language by Accept-Language (RFC 9110, 12.5.4).</summary>
static class PreferredLanguage
{
    /// <summary>The preferred supported language; Finnish when there is none or the header is invalid.</summary>
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

    /// <summary>The supported language of a tag (RFC 5646), whatever its region or script.</summary>
    public static Language? Known(ReadOnlySpan<char> tag)
    {
        var dash = tag.IndexOf('-');
        return (dash < 0 ? tag : tag[..dash]) switch
        {
            ['f' or 'F', 'i' or 'I'] => Language.Fi,
            ['s' or 'S', 'v' or 'V'] => Language.Sv,
            ['e' or 'E', 'n' or 'N'] => Language.En,
            _ => null,
        };
    }
}
