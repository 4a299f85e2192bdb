using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Collab.GraphQL.Execution;

/// <summary>The keys that a field requests on one level, and the holes that wait for them. Runs twice: to call the loader and, when that is asynchronous, to fill the holes.</summary>
sealed class KeyBatch<TKey, TArguments, TResult>(
    PreparedField field,
    Func<IReadOnlyList<TKey>, TArguments, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TResult>>> load) : IContinuation, IBatchResult<TKey, TResult>
    where TKey : notnull
{
    readonly HashSet<TKey> _known = [];
    readonly List<TKey> _keys = [];
    readonly List<Hole> _holes = [];
    ValueTaskAwaiter<IReadOnlyDictionary<TKey, TResult>>? _loading;
    IReadOnlyDictionary<TKey, TResult>? _result;
    ExceptionDispatchInfo? _failure;

    /// <summary>The result of the loader; throws its exception.</summary>
    public IReadOnlyDictionary<TKey, TResult> Result
    {
        get
        {
            _failure?.Throw();
            return _result!;
        }
    }

    /// <summary>The open batch of a field, created on demand.</summary>
    public static KeyBatch<TKey, TArguments, TResult> Of(
        OperationExecution execution,
        PreparedField field,
        Func<IReadOnlyList<TKey>, TArguments, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TResult>>> load)
    {
        if (execution.OpenBatch(field) is KeyBatch<TKey, TArguments, TResult> open)
            return open;

        var batch = new KeyBatch<TKey, TArguments, TResult>(field, load);
        execution.OpenBatch(field, batch);
        return batch;
    }

    public bool Add(OperationExecution execution, TKey key, Hole hole)
    {
        if (_known.Add(key))
            _keys.Add(key);

        _holes.Add(hole);
        return execution.Leave(hole);
    }

    public bool Add(OperationExecution execution, IReadOnlyList<TKey> keys, Hole hole)
    {
        foreach (var key in keys)
        {
            if (_known.Add(key))
                _keys.Add(key);
        }

        _holes.Add(hole);
        return execution.Leave(hole);
    }

    public void Run(OperationExecution execution)
    {
        try
        {
            _loading ??= load(_keys, execution.ArgumentsOf<TArguments>(field), new FieldContext(execution, field)).GetAwaiter();
            var loading = _loading.Value;
            if (!loading.IsCompleted)
            {
                execution.ResumeAfter(loading, this);
                return;
            }

            _result = loading.GetResult();
        }
        catch (Exception exception) when (execution.IsFieldFault(exception))
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }

        foreach (var hole in _holes)
            execution.Fill(hole);
    }
}
