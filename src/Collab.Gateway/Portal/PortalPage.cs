using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Collab.Gateway.GraphiQL;
using Collab.Gateway.Load;
using Collab.Gateway.Serving;
using Collab.Gateway.SignIn;
using Collab.Gateway.SignIn.Sessions;
using Collab.Network.Kernel;
using Microsoft.Extensions.Options;

namespace Collab.Gateway.Portal;

/// <summary>
/// The page of the portal, at / and at each address that a browser opens and nothing else answers: the portal itself finds out what to show there. It was built by
/// ./run from src/Collab.Portal.
/// </summary>
static class PortalPage
{
    /// <summary>The placeholders in the built page.</summary>
    const string Prefix = "{prefix}", Nonce = "{nonce}", Settings = "{settings}", Language = "{language}", WithoutScripts = "{without-scripts}";

    static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    /// <summary>Whether the portal was built.</summary>
    public static bool IsBuilt => File.Exists(Source);

    static string Source => Path.Combine(PortalFiles.Folder, "index.html");

    /// <summary>Maps the page and its files. The portal must have been built.</summary>
    /// <param name="app">The application.</param>
    /// <param name="demo">Whether a person of the demo can be chosen to sign in as.</param>
    /// <param name="graphQL">What of the developers' tools is served.</param>
    public static void MapPortal(this IEndpointRouteBuilder app, bool demo, GraphQLSettings graphQL)
    {
        var page = File.ReadAllText(Source);
        app.MapPortalFiles();
        app.MapPage("/", context => Write(context, page, demo, graphQL));
        // Other methods at the addresses of others stay those addresses' to refuse.
        app.MapFallback(context => IsNavigation(context.Request) ? Admit(context, () => Write(context, page, demo, graphQL)) : Results.NotFound().ExecuteAsync(context))
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
    }

    static Task Admit(HttpContext context, Func<Task> write) =>
        context.RequestServices.GetRequiredService<ClientRates>().Admit(context) is { } refusal ? context.RefuseRateLimited(refusal) : write();

    static bool IsNavigation(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    static async Task Write(HttpContext context, string page, bool demo, GraphQLSettings graphQL)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var session = await Session.Of(context);
        var signIn = context.RequestServices.GetRequiredService<IOptions<SignInSettings>>().Value;
        var settings = JsonSerializer.Serialize(
            new
            {
                prefix = context.Request.PathBase.ToUriComponent(),
                demo,
                person = session is null ? null : GlobalId.Of(session.Person),
                issuers = IssuerSignIn.Links(signIn).Select(each => new { each.Name, each.Address }),
                antiforgery = session?.AntiforgeryToken,
                graphiQL = GraphiQLPage.IsServed(graphQL),
                schema = graphQL.Introspection,
            },
            Json);
        var headers = context.Response.Headers;
        context.Response.ContentType = "text/html; charset=utf-8";
        headers.ContentSecurityPolicy = ContentPolicy(nonce);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        await context.Response.WriteAsync(
            page.Replace(Prefix, context.Link(""), StringComparison.Ordinal)
                .Replace(Nonce, nonce, StringComparison.Ordinal)
                .Replace(Language, Pages.Tag(Pages.PageLanguage(context.Request)), StringComparison.Ordinal)
                .Replace(WithoutScripts, LandingPage.Body(context, demo, graphQL), StringComparison.Ordinal)
                .Replace(Settings, Pages.Html(settings), StringComparison.Ordinal),
            context.RequestAborted);
    }

    // Styles are made by the components while the page runs; the nonce is how the browser knows them.
    static string ContentPolicy(string nonce) =>
        $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
