using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>One reading of a stream, as the grain's side sees it.</summary>
internal abstract class StreamSession
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The activation that produces the elements; null until the first was asked for.</summary>
    internal Activation? Activation { get; set; }

    /// <summary>When the reader last asked, on the silo clock.</summary>
    internal int LastSeenSeconds { get; set; }

    /// <summary>Whether the reader waits for an element.</summary>
    internal bool IsBusy { get; set; }

    /// <summary>Whether the grain's side ended the reading.</summary>
    protected bool IsAborted { get; private set; }

    /// <summary>The token that the grain's iterator sees.</summary>
    protected CancellationToken Token => _cancellation.Token;

    /// <summary>Cancels the grain's iterator, within a turn if it has begun.</summary>
    internal void Cancel()
    {
        if (Activation is { } activation)
            activation.QueueTurn(static source => ((CancellationTokenSource)source!).Cancel(), _cancellation);
        else
            _cancellation.Cancel();
    }

    /// <summary>Ends the reading from the grain's side; the reader gets <see cref="EnumerationAbortedException"/>.</summary>
    internal void Abort()
    {
        IsAborted = true;
        Cancel();
    }

    /// <summary>Ends a reading whose reader has gone without saying so.</summary>
    internal void Expire()
    {
        Abort();
        Activation!.QueueTurn(static session => _ = ((StreamSession)session!).CloseAsync(), this);
    }

    /// <summary>Disposes the grain's iterator, within a turn.</summary>
    internal abstract Task CloseAsync();

    protected void CancelNow() => _cancellation.Cancel();
}
