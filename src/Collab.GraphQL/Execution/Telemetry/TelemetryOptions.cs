namespace Collab.GraphQL.Execution;

/// <summary>How much listeners to <see cref="GraphQLTelemetry"/> are told. Without a listener none of it costs anything.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Whether spans of operations carry the document. Off unless set: people write names and numbers into documents.</summary>
    public bool Document { get; init; }

    /// <summary>
    /// Whether fields that may have to wait are told of. Off unless set; decided when an operation is prepared, so that it costs nothing when off.
    /// </summary>
    public bool Fields { get; init; }

    /// <summary>
    /// How many operation names metrics tell apart; 200 unless set. Clients choose the names, so those that come after, and those of more than 100
    /// characters, count together as <c>(other)</c>.
    /// </summary>
    public int OperationNames { get; init; } = 200;
}
