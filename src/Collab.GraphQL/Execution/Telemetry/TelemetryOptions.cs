namespace Collab.GraphQL.Execution;

/// <summary>What <see cref="GraphQLTelemetry"/> records. Without a listener there is no cost.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Whether spans of operations carry the document. Off by default: documents may contain personal data.</summary>
    public bool Document { get; init; }

    /// <summary>Whether asynchronous fields are recorded. Off by default. It is decided when an operation is prepared, so that it costs nothing when off.</summary>
    public bool Fields { get; init; }

    /// <summary>
    /// Number of operation names that metrics distinguish; 200 by default. Clients choose the names, so further ones, and those of more than 100 characters, count
    /// together as <c>(other)</c>.
    /// </summary>
    public int OperationNames { get; init; } = 200;
}
