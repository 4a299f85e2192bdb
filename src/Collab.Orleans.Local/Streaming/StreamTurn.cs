using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>Work of one reading of a stream, done in the grain's turns.</summary>
internal sealed class StreamTurn<T, TResult>(
    StreamSession<T> session, Func<Activation, Task<TResult>> work, Dictionary<string, object>? context) : GrainRequest
{
    private readonly TaskCompletionSource<TResult> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<TResult>? _running;

    internal Task<TResult> Outcome => _outcome.Task;

    internal override bool IsAlwaysInterleave => true;

    protected override Task Running => _running!;

    internal override void Forward(bool wasActive) => session.Deliver(this);

    internal override void Fail(Exception exception) => _outcome.TrySetException(exception);

    internal override void Tell() => _outcome.TrySetFromTask(_running!);

    protected override bool Begin(Activation target)
    {
        if (context is not null)
            RequestContext.Values = context;
        _running = work(target);
        return _running.IsCompleted;
    }
}
