namespace Collab.GraphQL.Execution;

/// <summary>An unexpected exception of a resolver.</summary>
/// <param name="Exception">What was thrown.</param>
/// <param name="Field">Type and field, as in the SDL.</param>
/// <param name="Path">The response path.</param>
/// <param name="TraceId">The trace id that the client got.</param>
public sealed record ExecutionFault(Exception Exception, string Field, IReadOnlyList<object> Path, string TraceId);
