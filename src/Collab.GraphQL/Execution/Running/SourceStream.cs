using Collab.GraphQL.Binding;

namespace Collab.GraphQL.Execution;

/// <summary>CreateSourceEventStream (specification 6.2.3.1) and its events. A failure ends the stream and is kept for the client.</summary>
sealed class SourceStream(OperationExecution execution, PreparedOperation operation, CancellationToken cancellation) : IAsyncDisposable
{
    IAsyncEnumerator<object>? _events;

    public object Current => _events!.Current;

    /// <summary>The client's error when the stream failed.</summary>
    public GraphQLError? Failure { get; private set; }

    public async ValueTask<bool> MoveNext()
    {
        PreparedField? field = null;
        try
        {
            field = RootField();
            _events ??= Open(field).GetAsyncEnumerator(cancellation);
            return await _events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (FieldException wrong) when (field is null)
        {
            Failure = new GraphQLError(wrong.Message, wrong.Code);
            return false;
        }
        catch (Exception exception) when (field is not null && (exception is not OperationCanceledException || !cancellation.IsCancellationRequested))
        {
            Failure = execution.ErrorOf(field, [field.ResponseName], exception);
            return false;
        }
    }

    public ValueTask DisposeAsync() => _events?.DisposeAsync() ?? ValueTask.CompletedTask;

    PreparedField RootField() => operation.VariantFor(execution.Variables).Root.Fields is [var only]
        ? only
        : throw new FieldException("A subscription must select exactly one field.", ErrorCodes.ValidationFailed);

    /// <summary>A field without stream binding, as with untyped resolvers, is one event.</summary>
    IAsyncEnumerable<object> Open(PreparedField field) =>
        field.Resolver is StreamResolver stream ? stream.Source(execution, field, cancellation) : AsyncEnumerable.Repeat<object>(Root.Value, 1);
}
