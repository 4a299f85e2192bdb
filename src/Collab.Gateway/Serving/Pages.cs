using System.Text.Encodings.Web;

namespace Collab.Gateway.Serving;

/// <summary>The gateway's own plain pages.</summary>
static class Pages
{
    const string ContentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Answers with a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="title">Its title, as plain text.</param>
    /// <param name="body">What stands below the title, as HTML.</param>
    public static Task WritePage(this HttpContext context, string title, string body)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        return context.Response.WriteAsync($$"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{{HtmlEncoder.Default.Encode(title)}} – Collab</title>
              <link rel="icon" href="data:,">
              <style>body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; } code { background: #f1f1f4; padding: .1em .3em; }</style>
            </head>
            <body>
            <h1>{{HtmlEncoder.Default.Encode(title)}}</h1>
            {{body}}
            </body>
            </html>
            """, context.RequestAborted);
    }
}
