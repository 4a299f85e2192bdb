using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>A call of a method that answers a value.</summary>
internal abstract class TaskRequest<T> : MethodRequest
{
    private Task<T>? _running;
    private TaskCompletionSource<T>? _promise;

    internal sealed override bool IsAbandoned => _promise is { Task.IsCompleted: true };

    protected sealed override bool IsExpected => _promise is not null;

    protected sealed override Task Running => _running!;

    /// <summary>Sends the call on its way.</summary>
    internal Task<T> Send(GrainReference reference)
    {
        Dispatch(reference);
        return _promise?.Task ?? _running!;
    }

    internal sealed override async Task<object?> CallBoxed(object grain) => await Call(grain);

    internal sealed override void Fail(Exception exception)
    {
        if (_promise is null)
            SetFault(exception);
        else if (_promise.TrySetException(exception))
            StopExpecting();
    }

    /// <summary>Makes the call; emitted.</summary>
    protected internal abstract Task<T> Call(object grain);

    protected sealed override void Call(object grain, GrainCallContext? filtered) =>
        _running = filtered is null ? Call(grain) ?? throw NoTask() : CallFiltered(filtered);

    protected sealed override void SetFault(Exception exception) => _running = Task.FromException<T>(exception);

    protected sealed override void ExpectOutcome() => _promise = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected sealed override void SettleOutcome() => _promise?.TrySetFromTask(_running!);

    protected sealed override void Cancel(CancellationToken token)
    {
        if (_promise is null)
            _running = Task.FromCanceled<T>(token);
        else if (_promise.TrySetCanceled(token))
            StopExpecting();
    }

    private static async Task<T> CallFiltered(GrainCallContext filtered)
    {
        await filtered.Invoke();
        return filtered.Result is null ? default! : (T)filtered.Result;
    }
}
