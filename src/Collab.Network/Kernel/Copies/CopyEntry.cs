namespace Collab.Network.Kernel.Copies;

/// <summary>What a process remembers of one id, as the bound of its memory sees it.</summary>
abstract class CopyEntry
{
    bool _isUsed;

    /// <summary>Where the entry counts; null when it has left. Guarded by the entry's lock.</summary>
    protected CopyBudget? Budget { get; private set; }

    /// <summary>How much it counts for.</summary>
    protected long Bytes { get; private set; }

    protected void Use()
    {
        if (!_isUsed)
        {
            _isUsed = true;
        }
    }

    /// <summary>Whether it was used since it was last asked.</summary>
    public bool TakeFlag()
    {
        var isUsed = _isUsed;
        _isUsed = false;
        return isUsed;
    }

    /// <summary>Whether it does not count in a budget any more.</summary>
    public bool IsElsewhere(CopyBudget budget)
    {
        lock (this)
        {
            return Budget != budget;
        }
    }

    /// <summary>Leaves the memory, unless something is under way or it counts in another budget by now.</summary>
    /// <param name="budget">The budget that asks.</param>
    public abstract bool TryLeave(CopyBudget budget);

    /// <summary>Counts nowhere any more; the lock is held.</summary>
    protected void StopCounting()
    {
        Budget!.Leave(Bytes);
        Budget = null;
        Bytes = 0;
    }

    /// <summary>Counts somewhere from now on; the lock is held.</summary>
    protected void CountIn(CopyBudget budget, long bytes)
    {
        if (Budget == budget)
        {
            budget.Resize(bytes - Bytes);
        }
        else
        {
            Budget?.Remove(Bytes);
            budget.Add(this, bytes);
            Budget = budget;
        }

        Bytes = bytes;
    }
}

/// <summary>What a process remembers of one id: its state at a version, and the highest version that it knows the journal to have. Behind when the first is below the second.</summary>
/// <typeparam name="TState">The aggregate's state.</typeparam>
/// <param name="table">Where it stands.</param>
/// <param name="id">The id.</param>
sealed class CopyEntry<TState>(CopyTable<TState> table, Guid id) : CopyEntry
    where TState : AggregateState
{
    volatile TState? _state;
    volatile bool _isLoaded;
    volatile int _mark;
    long _storedBytes;

    CopyLoad<TState>? _load;
    int _loadsBegun;
    int _lastLoadDone;
    int _markedSinceLoadBegan;
    bool _hasLeft;

    public Guid Id => id;

    int Version => _state?.Version ?? 0;

    /// <summary>The answer from memory alone, which is right as long as the process follows what others write.</summary>
    /// <param name="atLeast">The version that the answer must have.</param>
    /// <param name="state">The state; null when nobody has used the id.</param>
    /// <returns>False when there is nothing to answer with, or it is behind.</returns>
    public bool TryAnswer(int atLeast, out TState? state)
    {
        var isLoaded = _isLoaded;
        state = _state;
        var version = state?.Version ?? 0;
        if (!isLoaded || version < atLeast || version < _mark)
        {
            return false;
        }

        Use();
        return true;
    }

    /// <summary>The journal has this version.</summary>
    public void Mark(int version)
    {
        lock (this)
        {
            _mark = Math.Max(_mark, version);

            // Also when the mark is there already: it may come from before the journal was restored, and holds anew from now on.
            _markedSinceLoadBegan = Math.Max(_markedSinceLoadBegan, version);
        }
    }

    /// <summary>Takes what a command wrote: folds it when it follows on what is here. Otherwise the entry is behind.</summary>
    public void Apply(StreamChange change, IAggregate<TState> aggregate)
    {
        lock (this)
        {
            if (_isLoaded && !_hasLeft && Version == change.FromVersion && _state?.ChangedAt == change.FromAt)
            {
                try
                {
                    Set(change.Recorded().Aggregate(_state, aggregate.Fold), _storedBytes + change.Events.Sum(written => (long)written.Data.Length));
                }
                catch
                {
                    // An event that this program does not know: whoever reads next learns it from the load.
                }
            }

            // Also when the version here is as high: a load under way may find that it is of another history, and what was written is promised all the same.
            Mark(change.ToVersion);
        }
    }

    /// <summary>Answers a read, or has it wait for a load: the one under way, or the next, which the entry joins.</summary>
    /// <param name="read">The read.</param>
    /// <param name="next">The load that begins when none is under way.</param>
    /// <param name="load">The load to wait for; null when the read is answered or the entry has left.</param>
    /// <returns>False when the entry has left: the id has another by now.</returns>
    public bool Advance(CopyRead<TState> read, CopyLoad<TState> next, out CopyLoad<TState>? load)
    {
        load = null;
        lock (this)
        {
            if (!read.HasBegun)
            {
                Mark(read.AtLeast);
                read.Begin(_mark, _loadsBegun);
            }

            // What a load found that began after the read did is the answer, whatever was marked before: a journal that was restored to an earlier moment has less.
            if (_isLoaded && (_lastLoadDone > read.LoadsBegunBefore || (!read.NeedsJournal && Version >= read.Needs)))
            {
                Use();
                read.Answer(_state);
                return true;
            }

            if (_hasLeft)
            {
                return false;
            }

            if (_load is null)
            {
                _load = next;
                _markedSinceLoadBegan = 0;
                next.Add(new CopyLoad<TState>.Part(this, _state, ++_loadsBegun));
            }

            load = _load;
            return true;
        }
    }

    /// <summary>A load is over.</summary>
    public void Accept(in CopyLoad<TState>.Part part, in LoadedState<TState> loaded)
    {
        lock (this)
        {
            _load = null;
            if (ReferenceEquals(_state, part.Known))
            {
                var isWhole = part.Known is null || loaded.IsOfAnotherHistory;
                Set(loaded.State, isWhole ? loaded.StoredBytes : _storedBytes + loaded.StoredBytes);
            }
            else if (loaded.IsOfAnotherHistory)
            {
                // What a command wrote meanwhile was folded into a state that the journal does not have: neither can be kept.
                // Marked before, for who answers from memory looks at the mark last.
                Mark(1);
                Set(null, 0);
                _isLoaded = false;
                return;
            }
            else if ((loaded.State?.Version ?? 0) > Version)
            {
                Set(loaded.State, part.Known is null ? loaded.StoredBytes : _storedBytes + loaded.StoredBytes);
            }

            _lastLoadDone = part.Number;

            // What was marked before the load began, and what it did not find, was lost when the journal was restored to an earlier moment. What was marked since still holds.
            _mark = Math.Max(Version, _markedSinceLoadBegan);
        }
    }

    /// <summary>Nobody has used the id, as is known without a load. Does nothing when more is known.</summary>
    public void AcceptAbsent()
    {
        lock (this)
        {
            if (!_isLoaded && !_hasLeft && _load is null)
            {
                Set(null, 0);
            }
        }
    }

    /// <summary>A load failed: what is behind stays so.</summary>
    public void Fail(CopyLoad<TState> load)
    {
        lock (this)
        {
            if (_load != load)
            {
                return;
            }

            _load = null;
            if (Budget is null)
            {
                // Nothing is known of it yet, and it takes room all the same.
                CountIn(table.Services.Absent, CopySize.Absent);
            }
        }
    }

    public override bool TryLeave(CopyBudget budget)
    {
        lock (this)
        {
            if (Budget != budget || _load is not null)
            {
                return false;
            }

            // While the lock is held, so that who finds the entry here knows whether it still receives what is written.
            _hasLeft = true;
            StopCounting();
            table.Remove(this);
            return true;
        }
    }

    void Set(TState? state, long storedBytes)
    {
        _state = state;
        _isLoaded = true;
        _storedBytes = storedBytes;
        CountIn(state is null ? table.Services.Absent : table.Services.Present, state is null ? CopySize.Absent : CopySize.Of(storedBytes));
    }
}
