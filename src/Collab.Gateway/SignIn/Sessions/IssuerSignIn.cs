using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Collab.Gateway.SignIn.Sessions;

/// <summary>
/// Signs browsers in at the agencies' identity providers, by OpenID Connect's code flow with PKCE, and ends the session there too. An ID token only tells who it is; the
/// session then is the gateway's own, and no token of the provider is kept.
/// </summary>
static class IssuerSignIn
{
    /// <summary>The portal's page that lists the providers; below it, by number, each provider's own addresses.</summary>
    const string Page = "/sign-in";

    const string ReturnParameter = "return";

    /// <summary>The limit of OpenID Connect Core (2).</summary>
    const int MaxSubjectLength = 255;

    static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The providers that browsers can sign in at: names for people, and addresses.</summary>
    public static IEnumerable<(string Name, string Address)> Links(SignInSettings settings) =>
        ForBrowsers(settings).Select(each => (each.Issuer.Name ?? each.Issuer.Issuer, AddressOf(each.Index)));

    /// <summary>Adds the providers that have a client for browsers.</summary>
    public static void AddIssuers(this AuthenticationBuilder authentication, SignInSettings settings)
    {
        foreach (var (index, issuer) in ForBrowsers(settings))
        {
            authentication.AddOpenIdConnect(SchemeOf(index), options => Configure(options, index, issuer, settings));
        }
    }

    /// <summary>Maps the addresses that begin a sign-in. What comes back is answered by the authentication middleware, which only then is needed.</summary>
    public static void MapIssuers(this WebApplication app, SignInSettings settings)
    {
        foreach (var (index, _) in ForBrowsers(settings))
        {
            app.MapGet(AddressOf(index), (HttpContext context) => Results.Challenge(
                new AuthenticationProperties { RedirectUri = context.Request.PathBase + Local(context.Request.Query[ReturnParameter]), IsPersistent = true }, [SchemeOf(index)]));
        }
    }

    /// <summary>The address at which the provider of a session ends its own; null when there is none, or the provider cannot be asked.</summary>
    public static async Task<string?> SignOutAddress(HttpContext context, Session session)
    {
        var settings = context.RequestServices.GetRequiredService<IOptions<SignInSettings>>().Value;
        if (ForBrowsers(settings).FirstOrDefault(each => each.Issuer.Issuer == session.Issuer) is not { Issuer: { } issuer } found)
        {
            return null;
        }

        try
        {
            var options = context.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(SchemeOf(found.Index));
            var provider = await options.ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
            return string.IsNullOrEmpty(provider.EndSessionEndpoint)
                ? null
                : QueryHelpers.AddQueryString(provider.EndSessionEndpoint, new Dictionary<string, string?>
                {
                    [OpenIdConnectParameterNames.ClientId] = issuer.ClientId,
                    [OpenIdConnectParameterNames.PostLogoutRedirectUri] = $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}{context.Request.PathBase.ToUriComponent()}/",
                });
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            // The session here ends all the same.
            return null;
        }
    }

    static void Configure(OpenIdConnectOptions options, int index, IssuerSettings issuer, SignInSettings settings)
    {
        options.SignInScheme = Session.Scheme;
        options.MetadataAddress = issuer.MetadataAddress!.AbsoluteUri;
        options.RequireHttpsMetadata = !issuer.MetadataAddress.IsLoopback;
        options.ClientId = issuer.ClientId;
        options.ClientSecret = issuer.ClientSecret;
        options.CallbackPath = AddressOf(index) + "/callback";
        options.ResponseType = OpenIdConnectResponseType.Code;
        // Cookies that are not for other sites come with a GET alone.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.Scope.Clear();
        options.Scope.Add(OpenIdConnectScope.OpenId);
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.BackchannelTimeout = RequestTimeout;
        options.TokenValidationParameters.ValidIssuer = issuer.Issuer;
        options.TokenValidationParameters.ValidAlgorithms = issuer.Algorithms.Items;
        options.TokenValidationParameters.ClockSkew = settings.ClockSkew;
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.Events.OnTokenValidated = context => SignIn(context, issuer);
        options.Events.OnRemoteFailure = context => Refuse(context, context.Properties is null ? "expired" : "failed");
        options.Events.OnAccessDenied = context => Refuse(context, "denied");
    }

    static async Task SignIn(TokenValidatedContext context, IssuerSettings issuer)
    {
        var people = context.HttpContext.RequestServices.GetRequiredService<PeopleBySignIn>();
        if (context.SecurityToken.Subject is { Length: > 0 and <= MaxSubjectLength } subject
            && await people.Find(TokenOutcome.Holds(subject, issuer, DateTimeOffset.MaxValue), context.HttpContext.RequestAborted) is { } person)
        {
            context.Principal = (Session.Start(person) with { Issuer = issuer.Issuer }).ToPrincipal();
        }
        else
        {
            await Refuse(context, "unknown");
        }
    }

    /// <summary>Back to the page of sign-ins, which says what happened.</summary>
    static Task Refuse<TOptions>(HandleRequestContext<TOptions> context, string problem)
        where TOptions : AuthenticationSchemeOptions
    {
        context.Response.Redirect($"{context.Request.PathBase}{Page}?problem={problem}");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    static IEnumerable<(int Index, IssuerSettings Issuer)> ForBrowsers(SignInSettings settings) => settings.Issuers.Index().Where(each => each.Item.ClientId is not null);

    static string SchemeOf(int index) => $"issuer-{index}";

    static string AddressOf(int index) => $"{Page}/{index}";

    /// <summary>A path of this server, whatever the address says.</summary>
    static string Local(string? path) => path is ['/', not ('/' or '\\'), ..] && Uri.IsWellFormedUriString(path, UriKind.Relative) ? path : "/";
}
