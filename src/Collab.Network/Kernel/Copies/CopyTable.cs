using System.Collections.Concurrent;

namespace Collab.Network.Kernel.Copies;

/// <summary>The copies of one kind of aggregate, as the follower of the journal sees them.</summary>
abstract class CopyTable
{
    public abstract string Category { get; }

    public abstract Type StateType { get; }

    /// <summary>The slugs that nobody has used.</summary>
    public abstract AbsentKeys AbsentKeys { get; }

    public abstract void MarkBehind(Guid id, int version);

    public abstract void Apply(Guid id, StreamChange change);
}

/// <summary>The copies of one kind of aggregate by id.</summary>
/// <typeparam name="TState">The aggregate's state.</typeparam>
/// <param name="aggregate">The aggregate.</param>
/// <param name="services">What it needs.</param>
sealed class CopyTable<TState>(IAggregate<TState> aggregate, CopyServices services) : CopyTable
    where TState : AggregateState
{
    readonly ConcurrentDictionary<Guid, CopyEntry<TState>> _entries = new();
    Func<Guid, CopyEntry<TState>>? _makeEntry;

    public override string Category => aggregate.Category;

    public override Type StateType => typeof(TState);

    public override AbsentKeys AbsentKeys { get; } = new(services.Freshness);

    public CopyServices Services => services;

    public ValueTask<TState?> Find(Guid id, int atLeast)
    {
        if (_entries.TryGetValue(id, out var entry) && entry.TryAnswer(atLeast, out var state) && services.Freshness.IsFresh)
        {
            services.Telemetry.Hits.Add(1);
            return new ValueTask<TState?>(state);
        }

        return Fetch(id, atLeast);
    }

    public ValueTask<TState?> Hide(Guid id, bool wasRead)
    {
        var standIn = StandIns.Of(id);
        if (!wasRead)
        {
            return Find(standIn, 0);
        }

        _entries.GetOrAdd(standIn, _makeEntry ??= key => new CopyEntry<TState>(this, key)).AcceptAbsent();
        services.Absent.Trim();
        return new ValueTask<TState?>((TState?)null);
    }

    public ValueTask<TState?[]> Find(ReadOnlySpan<(Guid Id, int AtLeast)> wanted)
    {
        var states = new TState?[wanted.Length];
        var isCurrent = services.Freshness.IsFresh;
        List<CopyRead<TState>>? reads = null;
        List<int>? places = null;
        for (var i = 0; i < wanted.Length; i++)
        {
            var (id, atLeast) = wanted[i];
            if (!isCurrent || !_entries.TryGetValue(id, out var entry) || !entry.TryAnswer(atLeast, out states[i]))
            {
                (reads ??= []).Add(new CopyRead<TState>(id, atLeast, !isCurrent));
                (places ??= []).Add(i);
            }
        }

        services.Telemetry.Hits.Add(wanted.Length - (reads?.Count ?? 0));
        return reads is null ? new ValueTask<TState?[]>(states) : FetchRest(reads, places!, states);
    }

    public Task<TState?[]> FindAsOf(IReadOnlyList<Guid> ids, DateTimeOffset moment)
        => services.Loader.LoadAsOf(aggregate, ids, moment, CancellationToken.None);

    public override void MarkBehind(Guid id, int version)
    {
        if (version == 1)
        {
            AbsentKeys.Clear();
        }

        if (_entries.TryGetValue(id, out var entry))
        {
            entry.Mark(version);
        }
    }

    public override void Apply(Guid id, StreamChange change)
    {
        if (change.FromVersion == 0)
        {
            AbsentKeys.Clear();
        }

        if (_entries.TryGetValue(id, out var entry))
        {
            entry.Apply(change, aggregate);
            services.Present.Trim();
        }
    }

    public void Remove(CopyEntry<TState> entry) => _entries.TryRemove(KeyValuePair.Create(entry.Id, entry));

    async ValueTask<TState?> Fetch(Guid id, int atLeast)
    {
        var read = new CopyRead<TState>(id, atLeast, !services.Freshness.IsFresh);
        await Fetch([read]).ConfigureAwait(false);
        return read.State;
    }

    async ValueTask<TState?[]> FetchRest(List<CopyRead<TState>> reads, List<int> places, TState?[] states)
    {
        await Fetch(reads).ConfigureAwait(false);
        for (var i = 0; i < reads.Count; i++)
        {
            states[places[i]] = reads[i].State;
        }

        return states;
    }

    async Task Fetch(List<CopyRead<TState>> reads)
    {
        while (true)
        {
            // What no load is under way for is read by one of ours, in one round trip; what others read already is waited for.
            var next = new CopyLoad<TState>(services.Options.Waking);
            HashSet<CopyLoad<TState>> loads = [];
            foreach (var read in reads)
            {
                if (!read.IsAnswered && Advance(read, next) is { } load)
                {
                    loads.Add(load);
                }
            }

            if (loads.Count == 0)
            {
                return;
            }

            if (next.Parts.Count > 0)
            {
                services.Telemetry.Loads.Add(next.Parts.Count);
                await next.Run(aggregate, services).ConfigureAwait(false);
            }

            foreach (var load in loads)
            {
                await load.Wait().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Answers a read, or returns the load that it has to wait for.</summary>
    CopyLoad<TState>? Advance(CopyRead<TState> read, CopyLoad<TState> next)
    {
        while (true)
        {
            // An entry that has left in the meantime still answers with what was loaded for it.
            read.Entry ??= _entries.GetOrAdd(read.Id, _makeEntry ??= id => new CopyEntry<TState>(this, id));
            if (read.Entry.Advance(read, next, out var load))
            {
                return load;
            }

            read.BeginAgain();
        }
    }
}
