namespace Collab.GraphQL.Execution;

sealed class OperationExecution
{
    readonly List<object> _path = [];

    public required GraphQLRequest Request { get; init; }

    public CancellationToken CancellationToken => Request.Aborted;

    public IReadOnlyList<object> PathOf(PreparedField field) => [.. _path, field.Name];
}
