using Collab.GraphQL.Binding;

namespace Collab.GraphQL.Execution;

/// <summary>CreateSourceEventStream (specification 6.2.3.1) and its events; a failure ends it and is kept for the client.</summary>
sealed class SourceStream(OperationExecution execution, PreparedOperation operation, CancellationToken cancellation) : IAsyncDisposable
{
    readonly PreparedField[] _fields = operation.VariantFor(execution.Variables.Conditions()).Root.Fields;
    IAsyncEnumerator<object>? _events;

    public object Current => _events!.Current;

    /// <summary>What the client is told when the stream could not begin or go on.</summary>
    public GraphQLError? Failure { get; private set; }

    public async ValueTask<bool> MoveNext()
    {
        if (_fields.Length != 1)
        {
            Failure = new GraphQLError("A subscription must select exactly one field.", ErrorCodes.ValidationFailed);
            return false;
        }

        try
        {
            _events ??= Open(_fields[0]).GetAsyncEnumerator(cancellation);
            return await _events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            Failure = execution.ErrorOf(_fields[0], [_fields[0].ResponseName], exception);
            return false;
        }
    }

    public ValueTask DisposeAsync() => _events?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A field without stream binding, as untyped resolvers have, is one event.</summary>
    IAsyncEnumerable<object> Open(PreparedField field) =>
        field.Resolver is StreamResolver stream ? stream.Source(execution, field, cancellation) : AsyncEnumerable.Repeat<object>(Root.Value, 1);
}
