using System.Reflection;
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

    // Inline styles: CodeMirror and Radix place their layers with them. Scripts come from files only.
    const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static readonly byte[] Page = Read("graphiql.html");

    /// <summary>Serves the page to browsers that open <paramref name="path"/>, and its files under /graphiql.</summary>
    /// <param name="app">The application.</param>
    /// <param name="path">The GraphQL endpoint.</param>
    public static void UseGraphiQL(this IApplicationBuilder app, string path)
    {
        var files = Path.Combine(AppContext.BaseDirectory, "graphiql");
        if (!Directory.Exists(files))
        {
            return;
        }

        app.UseStaticFiles(new StaticFileOptions { RequestPath = FilesPath, FileProvider = new PhysicalFileProvider(files) });
        app.UseWhen(context => IsBrowser(context.Request, path), branch => branch.Run(Write));
    }

    /// <summary>A browser that opens the address, not a client that sends a query by GET.</summary>
    static bool IsBrowser(HttpRequest request, string path) =>
        HttpMethods.IsGet(request.Method) && request.Path == path && !request.Query.ContainsKey("query") && !request.Query.ContainsKey("sdl") &&
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) && accepted.Any(type => type.MediaType == "text/html");

    static Task Write(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        context.Response.Headers.Vary = HeaderNames.Accept;
        return context.Response.Body.WriteAsync(Page).AsTask();
    }

    static byte[] Read(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
