using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Collab.Gateway.Serving;

static class HealthEndpoints
{
    /// <summary>Where to ask whether the process runs.</summary>
    public const string LivePath = "/health/live";

    /// <summary>Where to ask whether it can serve.</summary>
    public const string ReadyPath = "/health/ready";

    static readonly HttpMethodMetadata Reading = new([HttpMethods.Get, HttpMethods.Head]);

    /// <summary>Adds the checks of /health/ready.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<SiloCheck>("silo")
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<JournalCheck>("journal");
        return services;
    }

    /// <summary>Maps /health/live (the process runs) and /health/ready (the silo can be called and the database responds).</summary>
    /// <param name="app">The application; it is built only after the schema was migrated.</param>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = (context, _) => Write(context, "live") }).WithMetadata(Reading);
        app.MapHealthChecks(ReadyPath, new HealthCheckOptions { ResponseWriter = (context, report) => Write(context, Describe(report)) }).WithMetadata(Reading);
    }

    static string Describe(HealthReport report)
    {
        var word = report.Status switch
        {
            HealthStatus.Healthy => "ready",
            HealthStatus.Degraded => "ready, but ",
            _ => "not ready: ",
        };
        return word + string.Join("; ", report.Entries.Values.Where(entry => entry.Status == report.Status).Select(entry => entry.Description).OfType<string>());
    }

    static Task Write(HttpContext context, string text)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }
}
