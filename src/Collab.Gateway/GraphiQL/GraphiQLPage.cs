using System.Reflection;
using Collab.Gateway.Serving;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Collab.Gateway.GraphiQL;

/// <summary>
/// GraphiQL at the GraphQL endpoint, for browsers. Its files are copied from the npm packages at build time, so nothing is loaded from other hosts, and the content
/// security policy forbids it.
/// </summary>
static class GraphiQLPage
{
    const string FilesPath = "/graphiql";

    // Inline styles: GraphiQL's dialogs set one to lock scrolling. Scripts come from files only.
    const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Placeholder for the prefix below which proxies expose this server.</summary>
    const string Prefix = "{prefix}";

    static readonly string Page = Read("graphiql.html");
    static readonly string Files = Path.Combine(AppContext.BaseDirectory, "graphiql");

    /// <summary>Serves the page to a browser; null when the npm packages were missing at build time.</summary>
    public static RequestDelegate? Endpoint => Directory.Exists(Files) ? Write : null;

    /// <summary>Whether the page is served: only when clients may read the schema, which it shows.</summary>
    public static bool IsServed(GraphQLSettings settings) => settings.Introspection && Endpoint is not null;

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
