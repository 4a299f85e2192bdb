using Collab.GraphQL.Binding;

namespace Collab.GraphQL.Execution;

/// <summary>A field loaded by key for all objects of a level at once.</summary>
sealed class BatchResolver<T, TKey, TArguments, TResult>(
    KeySelector<T, TKey> select,
    Func<IReadOnlyList<TKey>, TArguments, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TResult>>> load,
    Completer<TResult> completer) : FieldResolver
    where TKey : notnull
{
    public override bool Execute(OperationExecution execution, PreparedField field, object parent)
    {
        if (!select(As<T>(parent), out var key))
            return execution.CompleteNull(field);

        var batch = KeyBatch<TKey, TArguments, TResult>.Of(execution, field, load);
        return batch.Add(execution, key, new BatchedValue<TKey, TResult>(field, batch, key, completer));
    }

    public override FieldResolver Observed() =>
        new BatchResolver<T, TKey, TArguments, TResult>(select, FieldObservation.AroundBatch(load), completer) { Arguments = Arguments };
}

/// <summary>A list field whose items are loaded by key.</summary>
sealed class BatchListResolver<T, TKey, TItem>(
    Func<T, IReadOnlyList<TKey>> select,
    Func<IReadOnlyList<TKey>, NoArguments, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TItem>>> load,
    Completer<IReadOnlyList<TItem>> completer) : FieldResolver
    where TKey : notnull
{
    public override bool Execute(OperationExecution execution, PreparedField field, object parent)
    {
        var keys = select(As<T>(parent));
        if (keys.Count == 0)
            return completer.CompleteField(execution, field, []);

        var batch = KeyBatch<TKey, NoArguments, TItem>.Of(execution, field, load);
        return batch.Add(execution, keys, new BatchedList<TKey, TItem>(field, batch, keys, completer));
    }

    public override FieldResolver Observed() =>
        new BatchListResolver<T, TKey, TItem>(select, FieldObservation.AroundBatch(load), completer) { Arguments = Arguments };
}

/// <summary>The result of a batch for its holes.</summary>
interface IBatchResult<TKey, TResult>
{
    IReadOnlyDictionary<TKey, TResult> Result { get; }
}

sealed class BatchedValue<TKey, TResult>(PreparedField field, IBatchResult<TKey, TResult> batch, TKey key, Completer<TResult> completer) : Hole(field)
    where TKey : notnull
{
    public override bool Complete(OperationExecution execution) =>
        batch.Result.TryGetValue(key, out var value) ? completer.CompleteField(execution, Field, value) : execution.CompleteNull(Field);
}

sealed class BatchedList<TKey, TItem>(
    PreparedField field, IBatchResult<TKey, TItem> batch, IReadOnlyList<TKey> keys, Completer<IReadOnlyList<TItem>> completer) : Hole(field)
    where TKey : notnull
{
    public override bool Complete(OperationExecution execution)
    {
        var items = new List<TItem>(keys.Count);
        foreach (var key in keys)
        {
            if (batch.Result.TryGetValue(key, out var item))
                items.Add(item);
        }

        return completer.CompleteField(execution, Field, items);
    }
}
