using System.Runtime.CompilerServices;

namespace Collab.GraphQL.Execution;

/// <summary>An asynchronous field. A result that is complete at once is handled like a synchronous one.</summary>
sealed class AsyncResolver<T, TArguments, TResult>(
    Func<T, TArguments, FieldContext, ValueTask<TResult>> resolve, Completer<TResult> completer) : FieldResolver
{
    public override bool Execute(OperationExecution execution, PreparedField field, object parent)
    {
        var resolving = resolve(As<T>(parent), execution.ArgumentsOf<TArguments>(field), new FieldContext(execution, field));
        return resolving.IsCompletedSuccessfully
            ? completer.CompleteField(execution, field, resolving.Result)
            : AwaitedValue<TResult>.Await(execution, field, resolving, completer);
    }

    public override FieldResolver Observed() =>
        new AsyncResolver<T, TArguments, TResult>(FieldObservation.Around(resolve), completer) { Arguments = Arguments };
}

/// <summary>An asynchronous field without arguments.</summary>
sealed class AsyncResolver<T, TResult>(Func<T, FieldContext, ValueTask<TResult>> resolve, Completer<TResult> completer) : FieldResolver
{
    public override bool Execute(OperationExecution execution, PreparedField field, object parent)
    {
        var resolving = resolve(As<T>(parent), new FieldContext(execution, field));
        return resolving.IsCompletedSuccessfully
            ? completer.CompleteField(execution, field, resolving.Result)
            : AwaitedValue<TResult>.Await(execution, field, resolving, completer);
    }

    public override FieldResolver Observed() => new AsyncResolver<T, TResult>(FieldObservation.Around(resolve), completer);
}

/// <summary>A value that is still pending.</summary>
sealed class AwaitedValue<TResult>(PreparedField field, ValueTaskAwaiter<TResult> awaiter, Completer<TResult> completer) : Hole(field), IContinuation
{
    /// <summary>
    /// Waits for a pending value, or throws its exception. A separate method: shared generic code has to look up its types, and synchronous results should not pay for
    /// that.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Await(OperationExecution execution, PreparedField field, ValueTask<TResult> resolving, Completer<TResult> completer)
    {
        var awaiter = resolving.GetAwaiter();
        return awaiter.IsCompleted
            ? completer.CompleteField(execution, field, awaiter.GetResult())
            : execution.Await(awaiter, new AwaitedValue<TResult>(field, awaiter, completer));
    }

    public void Run(OperationExecution execution) => execution.Fill(this);

    public override bool Complete(OperationExecution execution) =>
        completer.CompleteField(execution, Field, awaiter.GetResult());
}
