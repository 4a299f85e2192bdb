using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Collab.GraphQL.Execution;

/// <summary>Pending values: holes, the queue of arrived results, and batches.</summary>
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
    /// The first patch of the current content. Earlier patches belong to other content, even at the same position: a hole whose only content is another hole, as a
    /// pending root field of a mutation, starts where that one is filled.
    /// </summary>
    int _firstPatch;

    /// <summary>Leaves a hole at the current position.</summary>
    public bool Leave(Hole hole)
    {
        hole.Parent = Anchor();
        _patches.Add(new Patch(Writer.Length, hole, null));
        return true;
    }

    /// <summary>Leaves a hole at the current position, to be filled when <paramref name="awaiter"/> completes.</summary>
    public bool Await<TAwaiter, THole>(TAwaiter awaiter, THole hole)
        where TAwaiter : ICriticalNotifyCompletion
        where THole : Hole, IContinuation
    {
        Leave(hole);
        ResumeAfter(awaiter, hole);
        return true;
    }

    /// <summary>Runs <paramref name="continuation"/> on this execution when <paramref name="awaiter"/> completes.</summary>
    public void ResumeAfter<TAwaiter>(TAwaiter awaiter, IContinuation continuation)
        where TAwaiter : ICriticalNotifyCompletion
    {
        _awaited++;
        var arrived = (_arrived ??= Channel.CreateUnbounded<IContinuation>(OneReader)).Writer;
        awaiter.UnsafeOnCompleted(() => arrived.TryWrite(continuation));
    }

    /// <summary>The open batch of a field on the current level; null when there is none.</summary>
    public IContinuation? OpenBatch(PreparedField field) => _batches.GetValueOrDefault(field);

    public void OpenBatch(PreparedField field, IContinuation batch) => _batches.Add(field, batch);

    /// <summary>Fills a hole: completes its field at the end of the buffer. An error may propagate to a position that is already written.</summary>
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

    /// <summary>Runs arrived results and batches that complete at once; true when nothing is pending.</summary>
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

    /// <summary>Loads every open batch. All work that needs no waiting has been done by now, so the keys of the whole level are known.</summary>
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

    /// <summary>The innermost open list or object as a <see cref="Position"/>, with all its parents, so that errors can propagate.</summary>
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
