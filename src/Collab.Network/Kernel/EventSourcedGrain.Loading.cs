using Orleans.Storage;

namespace Collab.Network.Kernel;

/// <content>How the grain comes to its state and stays current.</content>
public abstract partial class EventSourcedGrain<TId, TState, TEvent, TCommand> : IActiveAggregate, IDisposable
{
    /// <summary>How many events are folded at the most when a thing is loaded with a fresh snapshot.</summary>
    const int EventsPerSnapshot = 100;

    Task _catchingUp = Task.CompletedTask;
    bool _behind = true;

    // Written by whoever follows the journal, on other threads.
    int _heard;
    int _touches;

    /// <summary>Grows whenever something changes beside the thing's own events that the grain may remember; see <see cref="IEventHearer"/>.</summary>
    protected int Touches => Volatile.Read(ref _touches);

    bool IsBehind => _behind || Volatile.Read(ref _heard) > (State?.Version ?? 0);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Before the journal is read: what is written from now on is either found there or heard.
        services.Active.Enter(aggregate.Category, Id.Value, this);
        if (snapshot.State is { State: { } cached } && snapshot.State.Format == aggregate.SnapshotFormat)
        {
            State = cached;
        }

        await EnsureCurrent();
        SaveSnapshotWhenDue();
    }

    /// <inheritdoc/>
    public async Task CatchUp()
    {
        _behind = true;
        await EnsureCurrent();
    }

    void IActiveAggregate.Hear(int version)
    {
        for (var heard = Volatile.Read(ref _heard); heard < version;)
        {
            var before = Interlocked.CompareExchange(ref _heard, version, heard);
            if (before == heard)
            {
                return;
            }

            heard = before;
        }
    }

    void IActiveAggregate.Touch() => Touch();

    // However an activation ends, also one that failed to load, its instance is disposed.
    void IDisposable.Dispose()
    {
        services.Active.Leave(aggregate.Category, Id.Value, this);
        GC.SuppressFinalize(this);
    }

    /// <summary>Something changed that stands beside the thing's own stream.</summary>
    protected void Touch() => Interlocked.Increment(ref _touches);

    ValueTask EnsureCurrent()
    {
        if (_catchingUp.IsCompleted)
        {
            if (!services.Hearing.IsCurrent)
            {
                _behind = true;
                Touch();
            }

            if (!IsBehind)
            {
                return ValueTask.CompletedTask;
            }

            _catchingUp = ReadTail();
        }

        return new ValueTask(_catchingUp);
    }

    async Task ReadTail()
    {
        try
        {
            while (IsBehind)
            {
                _behind = false;
                var heard = Volatile.Read(ref _heard);
                await foreach (var recorded in services.Journal.Read(aggregate.Stream(Id), State?.Version ?? 0, CancellationToken.None))
                {
                    State = aggregate.Fold(State, recorded);
                }

                // A journal that was restored to an earlier moment may have less than was heard of it.
                Interlocked.CompareExchange(ref _heard, State?.Version ?? 0, heard);
            }
        }
        catch
        {
            _behind = true;
            throw;
        }
    }

    void SaveSnapshotWhenDue()
    {
        if (State is { } state && state.Version - (snapshot.State.State?.Version ?? 0) >= EventsPerSnapshot)
        {
            snapshot.State = new Snapshot<TState> { Format = aggregate.SnapshotFormat, State = state };
            _ = SaveSnapshot();
        }
    }

    async Task SaveSnapshot()
    {
        try
        {
            await snapshot.WriteStateAsync();
        }
        catch (InconsistentStateException)
        {
            // Another process has saved one: the next is due so many events after that.
            await ReadSnapshotAgain();
        }
        catch (Exception exception)
        {
            // A snapshot is only a cache: without it the next load reads more of the journal.
            KernelLog.SnapshotFailed(services.Logger, exception, GetType().Name);
        }
    }

    async Task ReadSnapshotAgain()
    {
        try
        {
            await snapshot.ReadStateAsync();
        }
        catch (Exception exception)
        {
            KernelLog.SnapshotFailed(services.Logger, exception, GetType().Name);
        }
    }
}
