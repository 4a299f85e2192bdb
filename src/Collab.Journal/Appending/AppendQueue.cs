using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Collab.Journal.Appending;

/// <summary>
/// Runs the appends of this process with a few writers. While all writers are busy, further appends queue up, and the next free writer commits them in one transaction.
/// When a shared transaction fails, nothing of it is committed, and each append runs in a transaction of its own.
/// </summary>
sealed class AppendQueue : IAsyncDisposable
{
    /// <summary>Bounds the length of a transaction. A larger append runs alone.</summary>
    const int MaxStatementsPerTransaction = 512;

    readonly Channel<PendingAppend> _queue = Channel.CreateUnbounded<PendingAppend>();
    readonly ConcurrentDictionary<Task, byte> _singles = new();
    readonly AppendTransaction _transaction;
    readonly SingleAppend _single;
    readonly JournalOptions _options;
    readonly Lock _gathering = new();
    readonly Task _writers;
    int _waiting;

    public AppendQueue(AppendTransaction transaction, SingleAppend single, JournalOptions options)
    {
        _transaction = transaction;
        _single = single;
        _options = options;
        _writers = Task.WhenAll(Enumerable.Range(0, options.Writers).Select(_ => Task.Run(Write)));
    }

    public async Task<AppendResult> Add(Append append, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var activity = JournalTelemetry.BeginAppend();
        try
        {
            if (Interlocked.Increment(ref _waiting) > _options.MaxWaitingAppends)
                throw Failures.Unavailable(JournalUnavailableReason.Busy, null);
            var pending = new PendingAppend(append, cancellationToken);
            ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(pending), this);
            return await pending.Result.ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Accepts no more appends and waits for pending ones.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writers.ConfigureAwait(false);
        await Task.WhenAll(_singles.Keys).ConfigureAwait(false);
        _single.Dispose();
    }

    async Task Write()
    {
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var group = NextGroup();
            if (group.Count > 0) await Make(group).ConfigureAwait(false);
        }
    }

    async Task Make(List<PendingAppend> group)
    {
        try
        {
            await _transaction.Run(group, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The same error occurs again in the transaction of the append that caused it, and is handled there.
            foreach (var pending in group) AppendSingly(pending);
        }
    }

    void AppendSingly(PendingAppend pending)
    {
        var task = Task.Run(() => _single.Run(pending));
        _singles.TryAdd(task, 0);
        task.ContinueWith(done => _singles.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    List<PendingAppend> NextGroup()
    {
        var group = new AppendGroup(_options.MaxAppendsPerTransaction, MaxStatementsPerTransaction);
        lock (_gathering)
        {
            while (_queue.Reader.TryPeek(out var pending))
            {
                if (pending.CancellationToken.IsCancellationRequested) pending.Cancel();
                else if (!group.TryAdd(pending)) break;
                _queue.Reader.TryRead(out _);
            }
        }

        return group.Members;
    }
}
