using System.Reflection;
using Collab.Gateway.Clustering;
using Collab.GraphQL.Execution;
using Collab.Journal;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Collab.Gateway.Serving;

/// <summary>
/// Sends spans and metrics to an OTLP collector while the host runs, and the rest when it stops. OpenTelemetry's other OTEL_… variables apply: protocol, headers,
/// sampler, service name.
/// </summary>
static class TelemetryExport
{
    /// <summary>ASP.NET Core 10 omits method, route and status from its spans by default.</summary>
    const string LeavesAttributesOff = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    const string DefaultServiceName = "collab";

    static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", "Npgsql", GraphQLTelemetry.Operations];

    static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql", JournalTelemetry.Name, GraphQLTelemetry.Operations, .. NetworkSilo.ActivitySources];

    /// <summary>Adds the export when a collector is configured; otherwise there is no cost.</summary>
    public static void AddTelemetryExport(this IServiceCollection services, TelemetrySettings settings)
    {
        if (settings.Endpoint is not null)
        {
            Add(services, settings);
        }
    }

    /// <summary>A separate method, so that OpenTelemetry's assemblies are loaded only when they are used.</summary>
    static void Add(IServiceCollection services, TelemetrySettings settings)
    {
        AppContext.SetSwitch(LeavesAttributesOff, false);
        string[] fields = settings.Fields ? [GraphQLTelemetry.Fields] : [];
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear()
                .AddService(DefaultServiceName, serviceVersion: Assembly.GetExecutingAssembly().GetName().Version?.ToString())
                .AddTelemetrySdk()
                .AddEnvironmentVariableDetector())
            .WithTracing(tracing => tracing.AddSource([.. Sources, .. fields]).AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter([.. Meters, .. fields]).AddOtlpExporter());
    }
}
