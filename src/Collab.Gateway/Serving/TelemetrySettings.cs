using Collab.Gateway.Commands;

namespace Collab.Gateway.Serving;

/// <summary>Where telemetry goes, and how much of it.</summary>
/// <param name="Endpoint">OTEL_EXPORTER_OTLP_ENDPOINT: where an OTLP collector listens; null for no export.</param>
/// <param name="Fields">Collab__Telemetry__Fields: whether fields that have to be waited for are told of.</param>
/// <param name="Documents">Collab__Telemetry__Documents: whether spans carry GraphQL documents, and with them what people wrote there.</param>
sealed record TelemetrySettings(Uri? Endpoint, bool Fields, bool Documents)
{
    const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <exception cref="OperatorException">A setting is none.</exception>
    public static TelemetrySettings Read(IConfiguration configuration) => new(
        ReadEndpoint(configuration[EndpointVariable]),
        configuration.Flag("Collab:Telemetry:Fields") ?? false,
        configuration.Flag("Collab:Telemetry:Documents") ?? false);

    static Uri? ReadEndpoint(string? text) => text switch
    {
        null or "" => null,
        _ when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" => address,
        _ => throw new OperatorException($"{EndpointVariable} is \"{text}\", which is no address; set it to one such as http://127.0.0.1:4317, or leave it out."),
    };
}
