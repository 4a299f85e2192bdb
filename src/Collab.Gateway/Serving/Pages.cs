using System.Text.Encodings.Web;
using System.Text.Unicode;
using Collab.Gateway.Load;
using Collab.Gateway.SignIn;
using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;
using Collab.Network.Kernel;

namespace Collab.Gateway.Serving;

/// <summary>The gateway's own HTML pages.</summary>
static class Pages
{
    const string ContentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The product name at the end of every title.</summary>
    public const string Name = "Collab";

    /// <summary>Letters of all languages are not escaped.</summary>
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The query parameter that selects a page's language; it overrides Accept-Language.</summary>
    const string LanguageParameter = "lang";

    static readonly (Language Language, string Name)[] Languages = [(Language.Fi, "Suomeksi"), (Language.Sv, "På svenska"), (Language.En, "In English")];

    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps a page for GET and HEAD. Requests count against the limit of the address.</summary>
    public static void MapPage(this IEndpointRouteBuilder app, string path, RequestDelegate write) => app.MapMethods(path, Reading, context =>
        context.RequestServices.GetRequiredService<ClientRates>().Admit(context) is { } refusal ? context.RefuseRateLimited(refusal) : write(context));

    /// <summary>Refuses a reader over the rate limit, with the retry time.</summary>
    public static Task RefuseRateLimited(this HttpContext context, FieldException refusal)
    {
        RetryAfter.SetHeader(context, refusal);
        return context.Refuse(StatusCodes.Status429TooManyRequests, PageLanguage(context.Request) switch
        {
            Language.Fi => "Liian monta pyyntöä. Odota hetki ja lataa sivu uudelleen.",
            Language.Sv => "För många förfrågningar. Vänta en stund och ladda sidan på nytt.",
            _ => "Too many requests. Wait a moment and load the page again.",
        });
    }

    /// <summary>Refuses a request for a page with one line of text.</summary>
    public static Task Refuse(this HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept-Language";
        return context.Response.WriteAsync(message + "\n", context.RequestAborted);
    }

    /// <summary>A link to an address of this server, with the prefix that proxies expose; encoded for an HTML attribute.</summary>
    /// <param name="context">The request for the page.</param>
    /// <param name="address">The address, such as <c>/graphql?sdl</c>; a path and query that need no URL escaping.</param>
    public static string Link(this HttpContext context, string address) => Html(context.Request.PathBase.ToUriComponent() + address);

    /// <summary>Encodes plain text as HTML.</summary>
    public static string Html(string text) => Encoder.Encode(text);

    /// <summary>The language of the page: the one of <c>?lang=</c>, otherwise the one that the browser prefers.</summary>
    public static Language PageLanguage(HttpRequest request)
        => PreferredLanguage.Known(request.Query[LanguageParameter].ToString()) ?? PreferredLanguage.Of(request);

    /// <summary>Links to the page in other languages.</summary>
    static string OtherLanguages(HttpContext context, Language language)
        => string.Join(' ', Languages.Where(other => other.Language != language).Select(other =>
            $"""<a lang="{Tag(other.Language)}" hreflang="{Tag(other.Language)}" href="{context.Link($"{context.Request.Path}?{LanguageParameter}={Tag(other.Language)}")}">{other.Name}</a>"""));

    /// <summary>The tag of a language (RFC 5646).</summary>
    public static string Tag(Language language) => language switch
    {
        Language.Fi => "fi",
        Language.Sv => "sv",
        _ => "en",
    };

    /// <summary>Writes a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="language">Its language.</param>
    /// <param name="title">Its title, as plain text.</param>
    /// <param name="body">The content below the title, as HTML.</param>
    public static Task WritePage(this HttpContext context, Language language, string title, string body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        context.Response.Headers.Vary = "Accept-Language";
        return context.Response.WriteAsync($$"""
            <!doctype html>
            <html lang="{{Tag(language)}}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{{(title == Name ? Name : $"{Html(title)} – {Name}")}}</title>
              <link rel="icon" href="data:,">
              <style>
                body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
                code { background: #f1f1f4; padding: .1em .3em; }
                section { border-top: 1px solid #ccc; } h2 { font-size: 1.15rem; margin: .8rem 0 .4rem; } h2 code { font-weight: normal; }
                dl { margin: 0 0 .8rem; } dt { font-weight: 600; } dd { margin: 0 0 0 1.2em; overflow-wrap: anywhere; }
              </style>
            </head>
            <body>
            <nav>{{OtherLanguages(context, language)}}</nav>
            <main>
            <h1>{{Html(title)}}</h1>
            {{body}}
            </main>
            </body>
            </html>
            """, context.RequestAborted);
    }
}
