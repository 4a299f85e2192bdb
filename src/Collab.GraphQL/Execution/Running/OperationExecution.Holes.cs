using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Collab.GraphQL.Execution;

/// <summary>Values that come later: holes, the queue of results that have arrived, and batches.</summary>
sealed partial class OperationExecution
{
    static readonly UnboundedChannelOptions OneReader = new() { SingleReader = true };

    readonly List<Patch> _patches = [];
    readonly Dictionary<PreparedField, IContinuation> _batches = [];
    readonly List<IContinuation> _dispatched = [];
    Channel<IContinuation>? _arrived;
    Position? _segment;
    int _awaited;

    /// <summary>
    /// The first patch of what is being written now. Earlier ones are of others, even at the same place of the buffer: a hole whose whole content is one
    /// more hole, as a late root field of a mutation is, begins where that one is filled.
    /// </summary>
    int _firstPatch;

    /// <summary>Leaves a hole where the writer stands.</summary>
    public bool Leave(Hole hole)
    {
        hole.Parent = Anchor();
        _patches.Add(new Patch(Writer.Length, hole, null));
        return true;
    }

    /// <summary>Leaves a hole where the writer stands, to be filled once <paramref name="awaiter"/> is done.</summary>
    public bool Await<TAwaiter, THole>(TAwaiter awaiter, THole hole)
        where TAwaiter : ICriticalNotifyCompletion
        where THole : Hole, IContinuation
    {
        Leave(hole);
        ResumeAfter(awaiter, hole);
        return true;
    }

    /// <summary>Has <paramref name="continuation"/> run on this execution once <paramref name="awaiter"/> is done.</summary>
    public void ResumeAfter<TAwaiter>(TAwaiter awaiter, IContinuation continuation)
        where TAwaiter : ICriticalNotifyCompletion
    {
        _awaited++;
        var arrived = (_arrived ??= Channel.CreateUnbounded<IContinuation>(OneReader)).Writer;
        awaiter.UnsafeOnCompleted(() => arrived.TryWrite(continuation));
    }

    /// <summary>The batch that gathers keys of a field on the present level, or null when none is open.</summary>
    public IContinuation? OpenBatch(PreparedField field) => _batches.GetValueOrDefault(field);

    public void OpenBatch(PreparedField field, IContinuation batch) => _batches.Add(field, batch);

    /// <summary>Fills a hole: completes its field at the end of the buffer. An error that may not end there ends in a position already written.</summary>
    public void Fill(Hole hole)
    {
        if (hole.Parent.IsDead)
            return;

        Depth = 0;
        _segment = hole.Parent;
        _running = hole.Field.Number;
        hole.Start = Writer.Length;
        hole.FirstPatch = _firstPatch = _patches.Count;
        bool succeeded;
        try
        {
            succeeded = hole.Complete(this);
        }
        catch (Exception exception) when (IsFieldFault(exception))
        {
            succeeded = Fail(hole.Field, exception, hole.Field.IsNullable, 0, hole.Start);
        }

        if (!succeeded)
        {
            CutBack(hole.Start);
            hole.Parent.NearestNullable.IsNulled = true;
        }

        hole.End = Writer.Length;
        hole.LastPatch = _patches.Count;
    }

    /// <summary>Runs what has arrived and what can be loaded without waiting; true when nothing is left to wait for.</summary>
    bool Settle()
    {
        do
        {
            while (_arrived is not null && _arrived.Reader.TryRead(out var continuation))
            {
                _awaited--;
                continuation.Run(this);
            }
        }
        while (DispatchBatches());

        return _awaited == 0;
    }

    async ValueTask SettleAll()
    {
        while (!Settle())
            await _arrived!.Reader.WaitToReadAsync(CancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Loads every batch gathered so far. Everything that can run without waiting has run by now, so the keys of a whole level are there.
    /// </summary>
    bool DispatchBatches()
    {
        if (_batches.Count == 0)
            return false;

        _dispatched.AddRange(_batches.Values);
        _batches.Clear();
        foreach (var batch in _dispatched)
            batch.Run(this);

        _dispatched.Clear();
        return true;
    }

    /// <summary>The innermost open list or object as a <see cref="Position"/>; so are all around it, so that errors find their way out.</summary>
    Position Anchor()
    {
        var anchor = _segment;
        for (var i = 0; i < Depth; i++)
        {
            ref var frame = ref _frames[i];
            if (frame.Position is null)
            {
                frame.Position = new Position(anchor, _variant.FieldAt(frame.Field), -1, frame.IsNullable, frame.Start);
                if (frame.IsNullable)
                    _patches.Add(new Patch(frame.Start, null, frame.Position));
            }

            anchor = frame.Position;
            if (frame.Index >= 0)
                anchor = frame.Item ??= new Position(anchor, null, frame.Index, false, 0);
        }

        return anchor!;
    }
}
