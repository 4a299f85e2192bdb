using Collab.GraphQL.Execution;
using Collab.Journal;
using Collab.Network.Kernel.GraphQL;
using Orleans.Runtime;

namespace Collab.Gateway.Serving;

/// <summary>Maps exceptions of resolvers to client errors and log entries.</summary>
static partial class Faults
{
    /// <summary>An unavailable database or silo is UNAVAILABLE, client errors keep the code of their module, and everything else is INTERNAL with a trace id.</summary>
    /// <param name="exception">The exception of a resolver.</param>
    public static FieldException? Explain(Exception exception) =>
        JournalUnavailableException.Matches(exception) || exception is OrleansMessageRejectionException or TimeoutException
            ? new FieldException("The database cannot be reached just now. Repeat in a moment; with the same clientMutationId it is safe.", ErrorCodes.Unavailable)
            : NetworkFaults.Explain(exception);

    /// <summary>Logs what clients see only as INTERNAL.</summary>
    public static void Report(ILogger logger, ExecutionFault fault) => FieldFailed(logger, fault.Field, fault.TraceId, fault.Exception);

    [LoggerMessage(1, LogLevel.Error, "Field {Field} failed; trace id {TraceId} was returned to the client.")]
    private static partial void FieldFailed(ILogger logger, string field, string traceId, Exception exception);
}
