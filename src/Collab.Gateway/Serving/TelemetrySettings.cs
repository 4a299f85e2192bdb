using Collab.Gateway.Settings;

namespace Collab.Gateway.Serving;

/// <summary>Settings of telemetry: the section <c>Collab:Telemetry</c>.</summary>
sealed class TelemetrySettings
{
    public const string Section = "Collab:Telemetry";

    /// <summary>OpenTelemetry's own variable for <see cref="Endpoint"/>.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Whether asynchronous fields are recorded.</summary>
    public bool Fields { get; init; }

    /// <summary>Whether spans carry GraphQL documents, which may contain what people wrote.</summary>
    public bool Documents { get; init; }

    /// <summary>The endpoint of an OTLP collector; null for no export.</summary>
    internal string? Endpoint { get; set; }
}

/// <summary>Validates telemetry.</summary>
sealed class TelemetryRules : SettingsRules<TelemetrySettings>
{
    protected override IEnumerable<string> Errors(TelemetrySettings options)
    {
        if (options.Endpoint is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            yield return $"{TelemetrySettings.EndpointVariable}: it is \"{text}\", which is no address; set it to one such as http://127.0.0.1:4317, or leave it out.";
        }
    }
}
