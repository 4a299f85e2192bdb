using Collab.GraphQL.Execution;
using Collab.Network.Kernel.Paging;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>What clients are told of the modules' exceptions that are theirs to mend.</summary>
public static class NetworkFaults
{
    /// <summary>The error that a client is told; null for an exception that is no client's to mend.</summary>
    /// <param name="exception">What a field threw.</param>
    public static FieldException? Explain(Exception exception)
        => exception is CursorException ? new FieldException(exception.Message, ErrorCodes.BadUserInput, inner: exception) : null;
}
