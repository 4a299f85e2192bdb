using System.Reflection;
using Collab.GraphQL.Execution;
using Collab.Journal;
using Collab.Gateway.Clustering;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Collab.Gateway.Serving;

/// <summary>
/// Sends spans and metrics to an OTLP collector for as long as it is not disposed. The environment's other OTEL_… variables hold as OpenTelemetry
/// says: protocol, headers, sampler, service name.
/// </summary>
sealed class TelemetryExport : IDisposable
{
    /// <summary>ASP.NET Core 10 leaves method, route and status off its spans unless asked.</summary>
    const string LeavesAttributesOff = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    const string DefaultServiceName = "collab";

    static readonly string[] Meters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", "Npgsql", GraphQLTelemetry.Operations];

    static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql", JournalTelemetry.Name, GraphQLTelemetry.Operations, .. NetworkSilo.ActivitySources];

    readonly TracerProvider _tracer;
    readonly MeterProvider _meter;

    TelemetryExport(TracerProvider tracer, MeterProvider meter)
    {
        _tracer = tracer;
        _meter = meter;
    }

    /// <summary>Begins to send; null when there is no collector, which costs nothing.</summary>
    /// <param name="settings">What to send, and where.</param>
    public static TelemetryExport? Start(TelemetrySettings settings) => settings.Endpoint is null ? null : Begin(settings);

    /// <summary>Of its own, so that OpenTelemetry's assemblies are loaded only when they are used.</summary>
    static TelemetryExport Begin(TelemetrySettings settings)
    {
        AppContext.SetSwitch(LeavesAttributesOff, false);
        string[] fields = settings.Fields ? [GraphQLTelemetry.Fields] : [];
        var resource = ResourceBuilder.CreateEmpty()
            .AddService(DefaultServiceName, serviceVersion: Assembly.GetExecutingAssembly().GetName().Version?.ToString())
            .AddTelemetrySdk()
            .AddEnvironmentVariableDetector();
        return new TelemetryExport(
            Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource([.. Sources, .. fields]).AddOtlpExporter().Build(),
            Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter([.. Meters, .. fields]).AddOtlpExporter().Build());
    }

    /// <summary>Sends what is left and ends.</summary>
    public void Dispose()
    {
        _tracer.Dispose();
        _meter.Dispose();
    }
}
