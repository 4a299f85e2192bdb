using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>One reading of a stream: pulls run as turns that interleave with the grain's other calls, as in Orleans.</summary>
internal sealed class StreamSession<T>(StreamRequest<T> request, GrainReference reference, int batchSize) : StreamSession
{
    private readonly Dictionary<string, object>? _context = RequestContext.Values;
    private IAsyncEnumerator<T>? _elements;
    private Task<bool>? _next;
    private bool _closed;

    internal bool IsCompleted { get; private set; }

    /// <summary>Asks for the next elements: at least one, at most a batch; none at the end.</summary>
    internal Task<List<T>> PullAsync() => RunAsync(FillAsync);

    internal async Task DisposeAsync()
    {
        if (Activation is null || IsCompleted)
            return;
        try
        {
            await RunAsync(CloseAsync);
        }
        catch (EnumerationAbortedException)
        {
            // The activation has ended and closed the iterator with it.
        }
    }

    internal override async Task CloseAsync()
    {
        if (_elements is not { } elements)
            return;
        _elements = null;
        _closed = true;
        Activation!.Remove(this);
        CancelNow();
        if (_next is Task next)
            await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await elements.DisposeAsync();
    }

    /// <summary>Hands a turn to the activation: before the first element to whichever there is, then only to that one.</summary>
    internal void Deliver(GrainRequest turn)
    {
        if (Activation is null)
            reference.Deliver(turn, mayRunInline: false);
        else if (!Activation.Receive(turn, mayRunInline: false))
            turn.Fail(Aborted());
    }

    internal EnumerationAbortedException Aborted() =>
        new($"{request.Method} on {reference.GrainId} stopped: the grain was deactivated, or the reader asked for nothing for too long. Call the method again.");

    private Task<TResult> RunAsync<TResult>(Func<Activation, Task<TResult>> work)
    {
        var turn = new StreamTurn<T, TResult>(this, work, _context);
        Deliver(turn);
        return turn.Outcome;
    }

    private async Task<bool> CloseAsync(Activation activation)
    {
        await CloseAsync();
        return true;
    }

    private async Task<List<T>> FillAsync(Activation activation)
    {
        IsBusy = true;
        try
        {
            Open(activation);
            return await FillAsync();
        }
        catch (OperationCanceledException) when (IsAborted)
        {
            throw Aborted();
        }
        catch
        {
            // Not waited for: an iterator that ignores its token must not keep its reader.
            _ = CloseAsync();
            throw;
        }
        finally
        {
            IsBusy = false;
            LastSeenSeconds = activation.Silo.Clock.Seconds;
        }
    }

    private void Open(Activation activation)
    {
        if (IsAborted || _closed || (Activation is null && !activation.Add(this)))
            throw Aborted();
        Activation = activation;
        _elements ??= request.With(Token).Call(activation.GrainInstance!).GetAsyncEnumerator(Token);
    }

    private async Task<List<T>> FillAsync()
    {
        var batch = new List<T>();
        while (batch.Count < batchSize && await NextAsync(batch))
            batch.Add(_elements!.Current);
        return batch;
    }

    private async Task<bool> NextAsync(List<T> batch)
    {
        _next ??= _elements!.MoveNextAsync().AsTask();

        // What is ready goes out first; a wait or a fault is for the next pull.
        if (batch.Count > 0 && !_next.IsCompletedSuccessfully)
            return false;
        var more = await _next.WaitAsync(Token);
        _next = null;
        if (!more)
        {
            IsCompleted = true;
            await CloseAsync();
        }

        return more;
    }
}
