using System.Runtime.CompilerServices;

namespace Collab.GraphQL.Execution;

/// <summary>A field that may have to wait; when it does not, it takes the way of a synchronous one.</summary>
sealed class AsyncResolver<T, TArguments, TResult>(
    Func<T, TArguments, FieldContext, ValueTask<TResult>> resolve, Completer<TResult> completer) : FieldResolver
{
    public override bool Execute(OperationExecution execution, PreparedField field, object parent)
    {
        var awaiter = resolve((T)parent, execution.ArgumentsOf<TArguments>(field), new FieldContext(execution, field)).GetAwaiter();
        return awaiter.IsCompleted
            ? completer.CompleteField(execution, field, awaiter.GetResult())
            : execution.Await(awaiter, new AwaitedValue<TResult>(field, awaiter, completer));
    }

    public override FieldResolver Observed() =>
        new AsyncResolver<T, TArguments, TResult>(FieldObservation.Around(resolve), completer) { Arguments = Arguments };
}

/// <summary>A value that a resolver still works on.</summary>
sealed class AwaitedValue<TResult>(PreparedField field, ValueTaskAwaiter<TResult> awaiter, Completer<TResult> completer) : Hole(field), IContinuation
{
    public void Run(OperationExecution execution) => execution.Fill(this);

    public override bool Complete(OperationExecution execution) =>
        completer.CompleteField(execution, Field, awaiter.GetResult());
}
