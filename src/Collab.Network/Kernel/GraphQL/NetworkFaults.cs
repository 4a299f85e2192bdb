using Collab.GraphQL.Execution;
using Collab.Network.Kernel.Paging;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>The errors that clients get for exceptions of modules that clients can avoid.</summary>
public static class NetworkFaults
{
    /// <summary>The error that a client gets; null for an exception that no client can avoid.</summary>
    /// <param name="exception">What a field threw.</param>
    public static FieldException? Explain(Exception exception)
        => exception is CursorException ? new FieldException(exception.Message, ErrorCodes.BadUserInput, inner: exception) : null;
}
