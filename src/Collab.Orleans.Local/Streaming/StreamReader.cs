namespace Collab.Orleans.Local;

/// <summary>The caller's end of a stream: hands out the elements of one batch and then asks for the next.</summary>
internal sealed class StreamReader<T> : IAsyncEnumerator<T>
{
    private readonly StreamSession<T> _session;
    private readonly CancellationTokenSource _cancelled;
    private readonly CancellationTokenRegistration _cancellation;
    private List<T> _batch = [];
    private int _index;

    internal StreamReader(StreamSession<T> session, CancellationToken ofCall, CancellationToken ofReading)
    {
        _session = session;
        _cancelled = CancellationTokenSource.CreateLinkedTokenSource(ofCall, ofReading);
        _cancellation = _cancelled.Token.UnsafeRegister(static session => ((StreamSession)session!).Cancel(), session);
    }

    public T Current => _batch[_index];

    public ValueTask<bool> MoveNextAsync()
    {
        if (++_index < _batch.Count)
            return new(true);
        return _session.IsCompleted ? new(false) : FetchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _cancellation.DisposeAsync();
        _cancelled.Dispose();
        await _session.DisposeAsync();
    }

    private async ValueTask<bool> FetchAsync()
    {
        var token = _cancelled.Token;
        token.ThrowIfCancellationRequested();
        try
        {
            _batch = await _session.PullAsync();
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            throw new OperationCanceledException(token);
        }

        _index = 0;
        return _batch.Count > 0;
    }
}
