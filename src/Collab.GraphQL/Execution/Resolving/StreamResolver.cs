using System.Runtime.CompilerServices;

namespace Collab.GraphQL.Execution;

/// <summary>A subscription field: ResolveFieldEventStream (specification 6.2.3.1). Each event is the field's value in a response of its own.</summary>
abstract class StreamResolver : FieldResolver
{
    /// <summary>The source stream; pass each item to <see cref="FieldResolver.Execute"/> as parent.</summary>
    public abstract IAsyncEnumerable<object> Source(OperationExecution execution, PreparedField field, CancellationToken cancellation);
}

sealed class StreamResolver<TArguments, TEvent>(
    Func<TArguments, FieldContext, IAsyncEnumerable<TEvent>> source, Completer<TEvent> completer) : StreamResolver
{
    public override async IAsyncEnumerable<object> Source(
        OperationExecution execution, PreparedField field, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var events = source(execution.ArgumentsOf<TArguments>(field), new FieldContext(execution, field));
        await foreach (var value in events.WithCancellation(cancellation).ConfigureAwait(false))
            yield return new StreamEvent(value);
    }

    public override bool Execute(OperationExecution execution, PreparedField field, object parent) =>
        completer.CompleteField(execution, field, ((StreamEvent)parent).Value);

    sealed record StreamEvent(TEvent Value);
}
