using System.Collections.Frozen;
using Collab.Journal;

namespace Collab.Network.Kernel.Copies;

/// <summary>
/// This process's copies of states: immutable, shared by all readers, bounded in memory. An answer is never older than one that this process gave before, than what it had
/// read of the journal when the read began, or than what its own commands had written; and the process reads the journal for it when it has not followed it for long.
/// Access is decided beside the copy, by state and viewer.
/// </summary>
public sealed class AggregateCopies : IDisposable
{
    readonly FrozenDictionary<Type, CopyTable> _byState;
    readonly FrozenDictionary<string, CopyTable>.AlternateLookup<ReadOnlySpan<char>> _byCategory;
    readonly CopyServices _services;

    /// <summary>Begins with no copies.</summary>
    /// <param name="aggregates">The kinds of aggregate.</param>
    /// <param name="loader">Loads their states.</param>
    /// <param name="freshness">Whether this process follows what others write; it must call <see cref="MarkBehind"/> from before the first read on.</param>
    /// <param name="options">The bounds; null for the defaults.</param>
    public AggregateCopies(IEnumerable<IAggregate> aggregates, AggregateLoader loader, IFreshness freshness, CopyOptions? options = null)
    {
        options ??= new CopyOptions();
        var (present, absent) = (new CopyBudget(options.MaxBytes), new CopyBudget(options.MaxAbsentBytes));
        _services = new CopyServices(loader, freshness, options, present, absent, new CopyTelemetry(present, absent));
        CopyTable[] tables = [.. aggregates.Select(aggregate => aggregate.MakeCopies(_services))];
        _byState = tables.ToFrozenDictionary(table => table.StateType);
        _byCategory = tables.ToFrozenDictionary(table => table.Category, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal CopyServices Services => _services;

    /// <summary>The position of the newest event that a load has found: what is answered from copies may rest on all events up to there.</summary>
    public JournalPosition Newest => _services.Loader.Newest;

    /// <summary>An aggregate as it is; null when it is not there.</summary>
    /// <typeparam name="TId">The aggregate's id.</typeparam>
    /// <typeparam name="TState">The aggregate's state.</typeparam>
    /// <param name="id">The aggregate.</param>
    /// <exception cref="JournalUnavailableException">It has to be read from the journal, and that is away.</exception>
    public ValueTask<TState?> Find<TId, TState>(TId id)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        => Table<TState>().Find(id.Value, 0);

    /// <summary>An aggregate at a version or a later one, as for the row of a list or the event of a subscription.</summary>
    /// <typeparam name="TId">The aggregate's id.</typeparam>
    /// <typeparam name="TState">The aggregate's state.</typeparam>
    /// <param name="id">The aggregate.</param>
    /// <param name="version">A version that the journal has; a journal that was restored to an earlier moment answers what it has.</param>
    /// <exception cref="JournalUnavailableException">It has to be read from the journal, and that is away.</exception>
    public ValueTask<TState?> FindAtLeast<TId, TState>(TId id, int version)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        => Table<TState>().Find(id.Value, version);

    /// <summary>Several aggregates, each at a version or a later one; those that are not here are read in one round trip.</summary>
    /// <typeparam name="TId">The aggregate's id.</typeparam>
    /// <typeparam name="TState">The aggregate's state.</typeparam>
    /// <param name="wanted">The aggregates with the versions that they must have; 0 for any.</param>
    /// <returns>The aggregates in the order asked; null for what is not there.</returns>
    /// <exception cref="JournalUnavailableException">One has to be read from the journal, and that is away.</exception>
    public ValueTask<TState?[]> FindAll<TId, TState>(params IReadOnlyList<(TId Id, int AtLeast)> wanted)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
    {
        var ids = new (Guid, int)[wanted.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = (wanted[i].Id.Value, wanted[i].AtLeast);
        }

        return Table<TState>().Find(ids);
    }

    /// <summary>
    /// Answers for an aggregate that the reader may not see: as for an id that nobody has used, also in how long it takes. Such an id costs one reading of the journal, and is remembered as absent from
    /// then on; a secret id stands in for the hidden one, so that both are remembered, forgotten and read again alike.
    /// </summary>
    /// <typeparam name="TId">The aggregate's id.</typeparam>
    /// <typeparam name="TState">The aggregate's state.</typeparam>
    /// <param name="id">The aggregate.</param>
    /// <param name="wasRead">Whether the journal was read for the aggregate just now, so that the time has been spent.</param>
    /// <returns>Null.</returns>
    /// <exception cref="JournalUnavailableException">The journal is away.</exception>
    public ValueTask<TState?> Hide<TId, TState>(TId id, bool wasRead)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        => Table<TState>().Hide(id.Value, wasRead);

    /// <summary>Aggregates as they were at a moment, read from the journal in one round trip.</summary>
    /// <typeparam name="TId">The aggregate's id.</typeparam>
    /// <typeparam name="TState">The aggregate's state.</typeparam>
    /// <param name="ids">The aggregates.</param>
    /// <param name="moment">The moment.</param>
    /// <returns>The aggregates in the order asked; null for what was not there yet.</returns>
    /// <exception cref="JournalUnavailableException">The journal is away.</exception>
    public Task<TState?[]> FindAsOf<TId, TState>(IReadOnlyList<TId> ids, DateTimeOffset moment)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        => Table<TState>().FindAsOf([.. ids.Select(id => id.Value)], moment);

    /// <summary>Takes what a command wrote to a stream: the copy at the version before has it at once, another one is behind, one that is not here stays away.</summary>
    /// <param name="change">What was written.</param>
    public void Apply(StreamChange change) => Find(change.Stream, out var id)?.Apply(id, change);

    /// <summary>
    /// The journal has a version of a stream: a copy before it is behind, and reads before it answers. To be called for every event that the process reads of, one by one, for
    /// version 1 means that something has begun. Waits for nothing.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="version">The version.</param>
    public void MarkBehind(StreamId stream, int version) => Find(stream, out var id)?.MarkBehind(id, version);

    /// <summary>The slugs of a kind of aggregate that nobody has used; forgotten by <see cref="Apply"/> and <see cref="MarkBehind"/> when one of the kind begins.</summary>
    /// <typeparam name="TState">The aggregate's state.</typeparam>
    public AbsentKeys AbsentKeys<TState>()
        where TState : AggregateState
        => Table<TState>().AbsentKeys;

    /// <summary>Stops telling of its work.</summary>
    public void Dispose() => _services.Telemetry.Dispose();

    CopyTable<TState> Table<TState>()
        where TState : AggregateState
        => (CopyTable<TState>)_byState[typeof(TState)];

    CopyTable? Find(StreamId stream, out Guid id)
    {
        var name = stream.Value.AsSpan();
        var dash = name.IndexOf('-');
        id = default;
        return dash > 0 && Guid.TryParseExact(name[(dash + 1)..], "N", out id) && _byCategory.TryGetValue(name[..dash], out var table) ? table : null;
    }
}
