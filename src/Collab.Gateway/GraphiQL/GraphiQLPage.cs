using System.Reflection;
using Collab.Gateway.Serving;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Collab.Gateway.GraphiQL;

/// <summary>
/// GraphiQL at the GraphQL endpoint, for browsers. Its files were copied beside the program from the npm packages at
/// build time, so nothing is fetched from elsewhere, and the page's content policy allows nothing else either.
/// </summary>
static class GraphiQLPage
{
    const string FilesPath = "/graphiql";

    // Inline styles: GraphiQL's dialogs keep the page from scrolling by one of their own making. Scripts come from files only.
    const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Stands in the page for the prefix below which proxies show this server.</summary>
    const string Prefix = "{prefix}";

    static readonly string Page = Read("graphiql.html");
    static readonly string Files = Path.Combine(AppContext.BaseDirectory, "graphiql");

    /// <summary>Answers a browser that opens the endpoint; null when the npm packages were missing at build time.</summary>
    public static RequestDelegate? Endpoint => Directory.Exists(Files) ? Write : null;

    /// <summary>Whether a browser that opens the endpoint gets it: not where clients may not ask for the schema, which it shows.</summary>
    /// <param name="settings">What clients may ask for.</param>
    public static bool IsServed(GraphQLSettings settings) => settings.Introspection && Endpoint is not null;

    /// <summary>Serves the page's files.</summary>
    /// <param name="app">The application.</param>
    public static void UseGraphiQLFiles(this IApplicationBuilder app)
    {
        if (Directory.Exists(Files))
        {
            app.UseStaticFiles(new StaticFileOptions { RequestPath = FilesPath, FileProvider = new PhysicalFileProvider(Files) });
        }
    }

    static Task Write(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        context.Response.Headers.Vary = HeaderNames.Accept;
        return context.Response.WriteAsync(Page.Replace(Prefix, context.Link(""), StringComparison.Ordinal), context.RequestAborted);
    }

    static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
