using Collab.Network.Kernel;
using Microsoft.Net.Http.Headers;

namespace Collab.Gateway.SignIn;

/// <summary>The language a request asks for by Accept-Language (RFC 9110, 12.5.4).</summary>
static class PreferredLanguage
{
    /// <summary>The best-liked of the network's languages; Finnish when none is named, or the header makes no sense.</summary>
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

    /// <summary>The network's language of a tag (RFC 5646), whatever region or script it goes on with.</summary>
    /// <param name="tag">The tag.</param>
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
