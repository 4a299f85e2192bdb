using Collab.GraphQL.Execution;
using Collab.Journal;
using Collab.Network.Kernel.GraphQL;
using Orleans.Runtime;

namespace Collab.Gateway.Serving;

/// <summary>What clients are told, and what the log is told, when something behind a field throws.</summary>
static partial class Faults
{
    /// <summary>A database or silo that is away is told as UNAVAILABLE, what clients got wrong as the modules tell it; everything else stays INTERNAL with a trace id.</summary>
    /// <param name="exception">What a resolver threw.</param>
    public static FieldException? Explain(Exception exception) =>
        JournalUnavailableException.IsMeantBy(exception) || exception is OrleansMessageRejectionException or TimeoutException
            ? new FieldException("The database cannot be reached just now. Repeat in a moment; with the same clientMutationId it is safe.", ErrorCodes.Unavailable)
            : NetworkFaults.Explain(exception);

    /// <summary>Logs what clients see only as INTERNAL.</summary>
    /// <param name="logger">The log.</param>
    /// <param name="fault">What happened.</param>
    public static void Report(ILogger logger, ExecutionFault fault) => FieldFailed(logger, fault.Field, fault.TraceId, fault.Exception);

    [LoggerMessage(1, LogLevel.Error, "Field {Field} failed; the client was told trace id {TraceId}.")]
    private static partial void FieldFailed(ILogger logger, string field, string traceId, Exception exception);
}
