using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Collab.Gateway.Serving;

/// <summary>CORS for the pages of other origins.</summary>
static class Portals
{
    /// <summary>The name of the CORS policy. An endpoint without it refuses pages of other origins.</summary>
    public const string Policy = "portals";

    /// <summary>How long a browser caches a preflight response.</summary>
    static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>Adds the policy from the settings.</summary>
    public static IServiceCollection AddPortals(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<GraphQLSettings>>((cors, settings) => cors.AddPolicy(Policy, policy => Allow(policy, settings.Value.AllowedOrigins.Items)));
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
