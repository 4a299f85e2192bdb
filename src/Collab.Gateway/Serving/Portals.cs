using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Collab.Gateway.Serving;

/// <summary>Pages of other origins that may ask by HTTP (CORS).</summary>
static class Portals
{
    /// <summary>For how long a browser need not ask again whether it may ask.</summary>
    static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>Allows what the settings name.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddPortals(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<GraphQLSettings>>((cors, settings) => cors.AddDefaultPolicy(policy => Allow(policy, settings.Value.AllowedOrigins.Items)));
        return services;
    }

    static void Allow(CorsPolicyBuilder policy, IReadOnlyList<string> origins)
    {
        policy
            .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)
            .AllowAnyHeader()
            .WithExposedHeaders(AnswerCursor.Header, HeaderNames.ETag, HeaderNames.RetryAfter, HeaderNames.WWWAuthenticate)
            .SetPreflightMaxAge(Remembered);
        if (origins.Contains(GraphQLSettings.AnyOrigin))
        {
            policy.AllowAnyOrigin();
        }
        else
        {
            policy.WithOrigins([.. origins]).AllowCredentials();
        }
    }
}
