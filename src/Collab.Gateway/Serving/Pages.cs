using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Collab.Gateway.Serving;

/// <summary>The gateway's own plain pages.</summary>
static class Pages
{
    const string ContentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Letters of every language stay as they are.</summary>
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

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

    /// <summary>Answers with a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="language">The language it is in, as a tag.</param>
    /// <param name="title">Its title, as plain text.</param>
    /// <param name="body">What stands below the title, as HTML.</param>
    public static Task WritePage(this HttpContext context, string language, string title, string body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        return context.Response.WriteAsync($$"""
            <!doctype html>
            <html lang="{{language}}">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{{Html(title)}} – Collab</title>
              <link rel="icon" href="data:,">
              <style>
                body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 60rem; margin: 3rem auto; padding: 0 1rem; }
                code { background: #f1f1f4; padding: .1em .3em; }
                table { border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #ccc; }
                ul { margin: 0; padding-left: 1.2em; }
              </style>
            </head>
            <body>
            <h1>{{Html(title)}}</h1>
            {{body}}
            </body>
            </html>
            """, context.RequestAborted);
    }
}
