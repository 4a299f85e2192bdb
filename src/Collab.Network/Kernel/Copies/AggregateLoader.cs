using System.Text.Json;
using Collab.Journal;
using Collab.Journal.Snapshots;

namespace Collab.Network.Kernel.Copies;

/// <summary>
/// Loads states for grains and copies alike: the snapshot and the events after it, any number of one kind in one round trip. Whoever folds more than
/// <see cref="EventsPerSnapshot"/> events to get there saves a snapshot in the background, and one every <see cref="EventsPerKeptSnapshot"/> that stays, so that views of the
/// past begin near.
/// </summary>
/// <param name="streams">Where streams and snapshots are.</param>
/// <param name="saver">Where snapshots are saved.</param>
public sealed class AggregateLoader(IStreamStore streams, SnapshotSaver saver)
{
    readonly Lock _lock = new();
    JournalPosition _newest;

    /// <summary>The position of the newest event that was loaded.</summary>
    public JournalPosition Newest
    {
        get
        {
            lock (_lock)
            {
                return _newest;
            }
        }
    }

    /// <summary>How many events may be folded by every load before a snapshot is saved.</summary>
    public const int EventsPerSnapshot = 100;

    /// <summary>How far apart the snapshots are that stay.</summary>
    public const int EventsPerKeptSnapshot = 1000;

    /// <summary>Loads one state, or what is missing of it.</summary>
    /// <typeparam name="TState">The aggregate's state.</typeparam>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="id">The aggregate.</param>
    /// <param name="known">The state that is known already; null for none.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The aggregate as the journal has it now; its state is null when it is not there.</returns>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    public async Task<LoadedState<TState>> Load<TState>(IAggregate<TState> aggregate, Guid id, TState? known, CancellationToken cancellationToken)
        where TState : AggregateState
        => (await Load(aggregate, [new WantedState<TState>(id, known)], cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Loads states, or what is missing of them, in one round trip; a second one for those whose history is another than the known one.</summary>
    /// <typeparam name="TState">The aggregate's state.</typeparam>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="wanted">The aggregates.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The aggregates as the journal has them now, in the order asked.</returns>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    public async Task<LoadedState<TState>[]> Load<TState>(
        IAggregate<TState> aggregate, IReadOnlyList<WantedState<TState>> wanted, CancellationToken cancellationToken)
        where TState : AggregateState
    {
        var known = wanted.Select(one => new StreamVersion(StreamId.Of(aggregate.Category, one.Id), one.Known?.Version ?? 0));
        var loads = await streams.Load(aggregate.SnapshotFormat, [.. known], cancellationToken).ConfigureAwait(false);
        var loaded = new LoadedState<TState>[wanted.Count];
        List<int>? strange = null;
        for (var i = 0; i < loaded.Length; i++)
        {
            if (wanted[i].Known is { } before && !Continues(before, loads[i]))
            {
                (strange ??= []).Add(i);
            }
            else
            {
                loaded[i] = await Folded(aggregate, wanted[i], loads[i], cancellationToken).ConfigureAwait(false);
            }
        }

        if (strange is not null)
        {
            var anew = await Load(aggregate, [.. strange.Select(i => wanted[i] with { Known = null })], cancellationToken).ConfigureAwait(false);
            foreach (var (i, one) in strange.Zip(anew))
            {
                loaded[i] = one with { IsOfAnotherHistory = true };
            }
        }

        return loaded;
    }

    /// <summary>Loads states as they were at a moment, in one round trip.</summary>
    /// <typeparam name="TState">The aggregate's state.</typeparam>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="ids">The aggregates.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The states in the order asked; null for what was not there yet.</returns>
    /// <exception cref="JournalUnavailableException">The journal cannot be read.</exception>
    public async Task<TState?[]> LoadAsOf<TState>(IAggregate<TState> aggregate, IReadOnlyList<Guid> ids, DateTimeOffset moment, CancellationToken cancellationToken)
        where TState : AggregateState
    {
        var names = ids.Select(id => StreamId.Of(aggregate.Category, id));
        var loads = await streams.LoadAsOf(aggregate.SnapshotFormat, [.. names], moment, cancellationToken).ConfigureAwait(false);
        var states = new TState?[ids.Count];
        for (var i = 0; i < states.Length; i++)
        {
            states[i] = (await Folded(aggregate, new WantedState<TState>(ids[i], null), loads[i], cancellationToken, isPast: true).ConfigureAwait(false)).State;
        }

        return states;
    }

    /// <summary>Saves a snapshot when one is due: for the grain, which folds what it writes event by event.</summary>
    /// <typeparam name="TState">The aggregate's state.</typeparam>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="id">The aggregate.</param>
    /// <param name="before">The version before.</param>
    /// <param name="state">The state after, as it stands in the journal.</param>
    public void SaveSnapshotIfDue<TState>(IAggregate<TState> aggregate, Guid id, int before, TState state)
        where TState : AggregateState
    {
        if (before / EventsPerSnapshot < state.Version / EventsPerSnapshot)
        {
            saver.Save(aggregate, id, state, before / EventsPerKeptSnapshot < state.Version / EventsPerKeptSnapshot);
        }
    }

    void Found(JournalPosition position)
    {
        lock (_lock)
        {
            if (position > _newest)
            {
                _newest = position;
            }
        }
    }

    /// <summary>Whether the journal still has the event that the known state ended with. Restored to an earlier moment, it may have another or none.</summary>
    static bool Continues(AggregateState known, StreamLoad load)
        => load.Events is [var last, ..] && last.Version == known.Version && last.At == known.ChangedAt;

    async Task<LoadedState<TState>> Folded<TState>(
        IAggregate<TState> aggregate, WantedState<TState> wanted, StreamLoad load, CancellationToken cancellationToken, bool isPast = false)
        where TState : AggregateState
    {
        var state = wanted.Known;
        var bytes = 0L;
        if (load.Snapshot is { } snapshot)
        {
            state = Parse<TState>(snapshot);
            bytes = snapshot.Data.Length;
            if (state is null)
            {
                // Under a format that this program knows and yet not to be read: as good as none.
                load = new StreamLoad(null, await AllEvents(aggregate, wanted.Id, load, cancellationToken).ConfigureAwait(false));
            }
        }

        if (load.Events is [.., var last])
        {
            Found(last.Position);
        }

        var began = state?.Version ?? 0;
        var saved = began;
        foreach (var recorded in load.Events)
        {
            var next = aggregate.Fold(state, recorded);
            if (ReferenceEquals(next, state))
            {
                continue;
            }

            state = next!;
            bytes += recorded.Data.Length;
            if (state.Version % EventsPerKeptSnapshot == 0)
            {
                saver.Save(aggregate, wanted.Id, state, isKept: true);
                saved = state.Version;
            }
        }

        if (!isPast && state is not null && state.Version - began > EventsPerSnapshot && state.Version > saved)
        {
            saver.Save(aggregate, wanted.Id, state, isKept: false);
        }

        return new LoadedState<TState>(state, bytes);
    }

    async Task<IReadOnlyList<RecordedEvent>> AllEvents<TState>(IAggregate<TState> aggregate, Guid id, StreamLoad load, CancellationToken cancellationToken)
        where TState : AggregateState
    {
        // From version 1 on is all there is, without the snapshot; up to where the first reading went.
        var upTo = load.Events.Count > 0 ? load.Events[^1].Version : load.Snapshot!.Version;
        var all = await streams.Load(aggregate.SnapshotFormat, [new StreamVersion(StreamId.Of(aggregate.Category, id), 1)], cancellationToken).ConfigureAwait(false);
        return [.. all[0].Events.Where(recorded => recorded.Version <= upTo)];
    }

    static TState? Parse<TState>(StreamSnapshot snapshot)
        where TState : AggregateState
    {
        try
        {
            var state = JsonSerializer.Deserialize<TState>(snapshot.Data.Span, DomainJson.Options);
            return state?.Version == snapshot.Version ? state : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A state to load.</summary>
/// <typeparam name="TState">The aggregate's state.</typeparam>
/// <param name="Id">The aggregate.</param>
/// <param name="Known">The state that is known already; null for none.</param>
public readonly record struct WantedState<TState>(Guid Id, TState? Known)
    where TState : AggregateState;

/// <summary>A state as it was loaded.</summary>
/// <typeparam name="TState">The aggregate's state.</typeparam>
/// <param name="State">The state; null when the aggregate is not there.</param>
/// <param name="StoredBytes">How much JSON was read for it beyond what was known: the snapshot and the events folded.</param>
/// <param name="IsOfAnotherHistory">Whether the journal does not have what the known state was made of, as after it was restored to an earlier moment.</param>
public readonly record struct LoadedState<TState>(TState? State, long StoredBytes, bool IsOfAnotherHistory = false)
    where TState : AggregateState;
