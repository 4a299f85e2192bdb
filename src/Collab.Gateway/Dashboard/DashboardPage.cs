using Collab.Gateway.Load;
using Collab.Gateway.Serving;
using Collab.Gateway.SignIn;
using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Orleans.Dashboard;
using Orleans.Hosting;

namespace Collab.Gateway.Dashboard;

/// <summary>
/// /orleans: Orleans' dashboard of silos, grains, calls and reminders, for administrators of the network. The viewer is determined by the same headers as for GraphQL.
/// A browser cannot set them when it opens a page: a proxy that signs people in sends <c>Authorization</c>; in demo mode the address can name the person,
/// /orleans/?person=NAME, and a cookie for this path keeps the name.
/// </summary>
static class DashboardPage
{
    public const string Address = "/orleans";

    const string PersonParameter = "person";
    const string DemoCookie = "collab-person";

    // The page sets inline styles. Its scripts, fonts and images are its own files or data in its style sheet.
    const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Collects the dashboard's data. Every silo of the cluster needs it, because each reports its own.</summary>
    public static ISiloBuilder CollectForDashboard(this ISiloBuilder silo) => silo.AddDashboard(options =>
        // The log is for the operator of the process and may contain names of people.
        options.HideTrace = true);

    /// <summary>Maps the dashboard.</summary>
    public static void MapDashboard(this WebApplication app, bool demo)
    {
        app.Use((context, next) => context.Request.Path.StartsWithSegments(Address) ? Serve(context, next, demo) : next(context));
        app.MapOrleansDashboard(Address);
    }

    static async Task Serve(HttpContext context, RequestDelegate next, bool demo)
    {
        if (context.RequestServices.GetRequiredService<ClientRates>().Admit(context) is { } tooOften)
        {
            await context.RefuseRateLimited(tooOften);
            return;
        }

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
        if (await IsAuthorized(context, demo))
        {
            context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
            await next(context);
        }
    }

    static void Remember(HttpContext context, string person)
    {
        var page = context.Request.PathBase + Address;
        context.Response.Cookies.Append(DemoCookie, person, new CookieOptions { Path = page, HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps });
        context.Response.Redirect(page + "/");
    }

    /// <summary>Whether the viewer has access. If not, the response has been written.</summary>
    static async Task<bool> IsAuthorized(HttpContext context, bool demo)
    {
        var texts = DashboardTexts.In(Pages.PageLanguage(context.Request));
        try
        {
            var features = new RequestFeatures();
            await context.RequestServices.GetRequiredService<RequestSignIn>().Prepare(context, features);
            var viewer = features.Find<Viewer>();
            if (viewer?.Is(NetworkRole.Administrator) == true)
            {
                return true;
            }

            await (viewer?.Person is null ? Challenge(context, texts, demo) : context.Refuse(StatusCodes.Status403Forbidden, texts.ForAdministrators));
        }
        catch (FieldException refusal)
        {
            await Refuse(context, texts, demo, refusal);
        }

        return false;
    }

    static Task Refuse(HttpContext context, DashboardTexts texts, bool demo, FieldException refusal) => refusal.Code switch
    {
        ErrorCodes.Unauthenticated => Challenge(context, texts, demo),
        ErrorCodes.RateLimited => context.RefuseRateLimited(refusal),
        ErrorCodes.BadUserInput => context.Refuse(StatusCodes.Status400BadRequest, texts.NoCursor(ReadAfter.Header)),
        ErrorCodes.CursorExpired => context.Refuse(StatusCodes.Status410Gone, texts.OldCursor(ReadAfter.Header)),
        _ => context.Refuse(StatusCodes.Status503ServiceUnavailable, texts.Unavailable),
    };

    static Task Challenge(HttpContext context, DashboardTexts texts, bool demo)
    {
        if (context.Response.Headers.WWWAuthenticate.Count == 0)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        var prefix = context.Request.PathBase;
        return context.Refuse(
            StatusCodes.Status401Unauthorized,
            $"{texts.ForAdministrators} {(demo ? texts.SignInByName($"{prefix}{Address}/?{PersonParameter}=", prefix + DemoPage.Address) : texts.SignInByToken)}");
    }
}
