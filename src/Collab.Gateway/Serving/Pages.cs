using System.Text.Encodings.Web;
using System.Text.Unicode;
using Collab.Gateway.SignIn;
using Collab.Network.Kernel;

namespace Collab.Gateway.Serving;

/// <summary>The gateway's own plain pages.</summary>
static class Pages
{
    const string ContentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The product's name, which every page's title ends with.</summary>
    public const string Name = "Collab";

    /// <summary>Letters of every language stay as they are.</summary>
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The parameter that chooses a page's language, before what the browser asks for.</summary>
    const string LanguageParameter = "lang";

    static readonly (Language Language, string Name)[] Languages = [(Language.Fi, "Suomeksi"), (Language.Sv, "På svenska"), (Language.En, "In English")];

    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Serves a page for GET and HEAD.</summary>
    /// <param name="app">The application.</param>
    /// <param name="path">Its address.</param>
    /// <param name="write">Writes it.</param>
    public static void MapPage(this IEndpointRouteBuilder app, string path, RequestDelegate write) => app.MapMethods(path, Reading, write);

    /// <summary>An address of this server as the page's reader sees it, below whatever prefix proxies show it; for an attribute of HTML.</summary>
    /// <param name="context">The request for the page.</param>
    /// <param name="address">The address, such as <c>/graphql?sdl</c>; a path and query that need no escaping in a URL.</param>
    public static string Link(this HttpContext context, string address) => Html(context.Request.PathBase.ToUriComponent() + address);

    /// <summary>Plain text as HTML.</summary>
    /// <param name="text">The text.</param>
    public static string Html(string text) => Encoder.Encode(text);

    /// <summary>The language of the page to answer with: the one that <c>?lang=</c> chooses, else the one that the browser asks for.</summary>
    /// <param name="request">The request for the page.</param>
    public static Language PageLanguage(HttpRequest request)
        => PreferredLanguage.Known(request.Query[LanguageParameter].ToString()) ?? PreferredLanguage.Of(request);

    /// <summary>Links to the page in its other languages.</summary>
    static string OtherLanguages(HttpContext context, Language language)
        => string.Join(' ', Languages.Where(other => other.Language != language).Select(other =>
            $"""<a lang="{Tag(other.Language)}" hreflang="{Tag(other.Language)}" href="{context.Link($"{context.Request.Path}?{LanguageParameter}={Tag(other.Language)}")}">{other.Name}</a>"""));

    static string Tag(Language language) => language switch
    {
        Language.Fi => "fi",
        Language.Sv => "sv",
        _ => "en",
    };

    /// <summary>Answers with a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="language">The language it is in.</param>
    /// <param name="title">Its title, as plain text.</param>
    /// <param name="body">What stands below the title, as HTML.</param>
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
