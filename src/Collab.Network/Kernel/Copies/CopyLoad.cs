namespace Collab.Network.Kernel.Copies;

/// <summary>One reading of the journal for several entries, which all who want one of them wait for.</summary>
/// <typeparam name="TState">The aggregate's state.</typeparam>
/// <param name="waking">How those who wait are woken.</param>
sealed class CopyLoad<TState>(TaskCreationOptions waking)
    where TState : AggregateState
{
    readonly List<Part> _parts = [];
    readonly Lock _lock = new();
    List<TaskCompletionSource>? _waiting = [];
    Exception? _failure;

    public IReadOnlyList<Part> Parts => _parts;

    public void Add(in Part part) => _parts.Add(part);

    /// <summary>Waits until every entry has what was read.</summary>
    public Task Wait()
    {
        lock (_lock)
        {
            if (_waiting is null)
            {
                return _failure is null ? Task.CompletedTask : Task.FromException(_failure);
            }

            var done = new TaskCompletionSource(waking);
            _waiting.Add(done);
            return done.Task;
        }
    }

    /// <summary>Reads, and hands every entry its part.</summary>
    public async Task Run(IAggregate<TState> aggregate, CopyServices services)
    {
        try
        {
            // For all who wait, so none of them can stop it; and on no scheduler of whoever began it, as a grain's that is busy.
            var loaded = await services.Loader
                .Load(aggregate, [.. _parts.Select(part => new WantedState<TState>(part.Entry.Id, part.Known))], CancellationToken.None)
                .ConfigureAwait(false);
            for (var i = 0; i < loaded.Length; i++)
            {
                _parts[i].Entry.Accept(_parts[i], loaded[i]);
            }
        }
        catch (Exception exception)
        {
            foreach (var part in _parts)
            {
                part.Entry.Fail(this);
            }

            End(exception);
            return;
        }

        services.Present.Trim();
        services.Absent.Trim();
        End(null);
    }

    void End(Exception? failure)
    {
        List<TaskCompletionSource> waiting;
        lock (_lock)
        {
            _failure = failure;
            (waiting, _waiting) = (_waiting!, null);
        }

        foreach (var one in waiting)
        {
            if (failure is null)
            {
                one.SetResult();
            }
            else
            {
                one.SetException(failure);
            }
        }
    }

    /// <summary>What a load reads for one entry.</summary>
    /// <param name="Entry">The entry.</param>
    /// <param name="Known">Its state when the load began.</param>
    /// <param name="Number">Which of the entry's loads it is, from 1.</param>
    public readonly record struct Part(CopyEntry<TState> Entry, TState? Known, int Number);
}

/// <summary>Somebody who wants a state that memory alone does not answer.</summary>
/// <typeparam name="TState">The aggregate's state.</typeparam>
/// <param name="id">The id.</param>
/// <param name="atLeast">The version that the answer must have; 0 for any.</param>
/// <param name="needsJournal">Whether the journal must be read for it, since the process may have missed what others wrote.</param>
sealed class CopyRead<TState>(Guid id, int atLeast, bool needsJournal)
    where TState : AggregateState
{
    public Guid Id => id;

    public int AtLeast => atLeast;

    public bool NeedsJournal => needsJournal;

    /// <summary>Where it has begun; null before.</summary>
    public CopyEntry<TState>? Entry { get; set; }

    /// <summary>The highest version that was marked before it began.</summary>
    public int Needs { get; private set; }

    /// <summary>How many loads of the entry had begun before it did.</summary>
    public int LoadsBegunBefore { get; private set; }

    public bool HasBegun { get; private set; }

    public bool IsAnswered { get; private set; }

    public TState? State { get; private set; }

    public void Begin(int needs, int loadsBegunBefore)
    {
        (Needs, LoadsBegunBefore) = (needs, loadsBegunBefore);
        HasBegun = true;
    }

    /// <summary>Begins again at another entry.</summary>
    public void BeginAgain()
    {
        Entry = null;
        HasBegun = false;
    }

    public void Answer(TState? state)
    {
        State = state;
        IsAnswered = true;
    }
}
