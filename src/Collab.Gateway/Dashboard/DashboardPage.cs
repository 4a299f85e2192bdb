using Collab.Gateway.SignIn;
using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Orleans.Dashboard;
using Orleans.Hosting;

namespace Collab.Gateway.Dashboard;

/// <summary>
/// /orleans: Orleans' dashboard of silos, grains, calls and reminders, for administrators of the network. Who looks is told as with GraphQL. As a browser sends no header
/// when it opens a page, in demo mode the address may name the person, /orleans/?person=NAME, and a cookie for this path keeps the name.
/// </summary>
static class DashboardPage
{
    public const string Address = "/orleans";

    const string PersonParameter = "person";
    const string DemoCookie = "collab-person";

    // The page sets styles on its elements; its scripts, fonts and pictures are files of its own or data in its style sheet.
    const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Collects what the dashboard shows. Every silo of the cluster needs it, since each tells of itself.</summary>
    /// <param name="silo">The silo.</param>
    public static ISiloBuilder CollectForDashboard(this ISiloBuilder silo) => silo.AddDashboard(options =>
        // The log is for whoever runs the process, and may name people.
        options.HideTrace = true);

    /// <summary>Serves the dashboard.</summary>
    /// <param name="app">The application, whose silo collects.</param>
    /// <param name="demo">Whether a person's name is believed.</param>
    public static void MapDashboard(this WebApplication app, bool demo)
    {
        app.Use((context, next) => context.Request.Path.StartsWithSegments(Address) ? Serve(context, next, demo) : next(context));
        app.MapOrleansDashboard(Address);
    }

    static async Task Serve(HttpContext context, RequestDelegate next, bool demo)
    {
        if (demo && context.Request.Query[PersonParameter] is [{ Length: > 0 } person])
        {
            Remember(context, person);
            return;
        }

        if (demo && context.Request.Cookies[DemoCookie] is { } name && context.Request.Headers is { Authorization.Count: 0 } headers && !headers.ContainsKey(DemoSignIn.Header))
        {
            headers[DemoSignIn.Header] = name;
        }

        context.Response.Headers.CacheControl = "no-store";
        if (await Refusal(context, demo) is var (status, message))
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(message + "\n", context.RequestAborted);
            return;
        }

        context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        await next(context);
    }

    static void Remember(HttpContext context, string person)
    {
        var page = context.Request.PathBase + Address;
        context.Response.Cookies.Append(DemoCookie, person, new CookieOptions { Path = page, HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps });
        context.Response.Redirect(page + "/");
    }

    static async Task<(int Status, string Message)?> Refusal(HttpContext context, bool demo)
    {
        try
        {
            var features = new RequestFeatures();
            await context.RequestServices.GetRequiredService<RequestSignIn>().Prepare(context, features);
            return features.Find<Viewer>() switch
            {
                { } viewer when viewer.Is(NetworkRole.Administrator) => null,
                { Person: not null } => (StatusCodes.Status403Forbidden, "This page is for administrators of the network only."),
                _ => Challenge(context, demo),
            };
        }
        catch (FieldException exception)
        {
            return (Status(exception.Code), exception.Message);
        }
    }

    static (int Status, string Message) Challenge(HttpContext context, bool demo)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return (StatusCodes.Status401Unauthorized, demo
            ? $"This page is for administrators of the network only. Open {context.Request.PathBase}{Address}/?{PersonParameter}=NAME with the name of one; {DemoPage.Address} lists people."
            : "This page is for administrators of the network only. Send the header Authorization: Bearer TOKEN, or have a proxy that signs people in send it.");
    }

    static int Status(string code) => code switch
    {
        ErrorCodes.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorCodes.RateLimited => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
