using System.Diagnostics.CodeAnalysis;

namespace Collab.GraphQL.Execution;

/// <summary>A finished response. Dispose returns its memory to the executor.</summary>
public readonly struct GraphQLResponse : IDisposable
{
    readonly GraphQLExecutor _executor;
    readonly OperationExecution _execution;

    internal GraphQLResponse(GraphQLExecutor executor, OperationExecution execution, string? errorCode = null)
    {
        _executor = executor;
        _execution = execution;
        ErrorCode = errorCode;
    }

    /// <summary>Whether the operation was executed, so that there is a <c>data</c> entry; otherwise it is a request error (specification 7.1.2).</summary>
    [MemberNotNullWhen(false, nameof(ErrorCode))]
    public bool HasData => ErrorCode is null;

    /// <summary>The code of the first request error; null when the operation was executed.</summary>
    public string? ErrorCode { get; }

    /// <summary>The errors of the execution.</summary>
    internal IReadOnlyList<GraphQLError> Errors => _execution.Errors;

    /// <summary>The response as JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte> Json => _execution.Response;

    /// <summary>Returns the memory. Call it once.</summary>
    public void Dispose() => _executor.Return(_execution);
}
