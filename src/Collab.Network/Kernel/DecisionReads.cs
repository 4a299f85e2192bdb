using Collab.Journal;
using Collab.Network.Kernel.Copies;

namespace Collab.Network.Kernel;

/// <summary>
/// What one decision reads beside its own aggregate, with the versions that it read. What the right rests on goes into the append as a guard; a refusal rests on all of it
/// and is compared with the journal before it is returned. Each aggregate is read once, so a decision sees one version of it. For one reader at a time: wait for one reading before the next.
/// </summary>
/// <param name="copies">Where it is read.</param>
public sealed class DecisionReads(AggregateCopies copies)
{
    readonly List<Reading> _readings = [];

    /// <summary>Whether the right rests on what the acting person is: their roles, their agencies.</summary>
    public bool RestsOnPerson { get; private set; }

    /// <summary>All that was read.</summary>
    internal IEnumerable<StreamVersion> All => _readings.Select(reading => reading.Version);

    /// <summary>What the right rests on, the acting person left out.</summary>
    internal IEnumerable<StreamVersion> Guards => _readings.Where(reading => reading.IsGuard).Select(reading => reading.Version);

    /// <summary>Reads another aggregate, whoever asks; what they may see of it is decided from its state.</summary>
    /// <typeparam name="TId">Its id.</typeparam>
    /// <typeparam name="TState">Its state.</typeparam>
    /// <typeparam name="TEvent">Its events.</typeparam>
    /// <param name="aggregate">How it is kept.</param>
    /// <param name="id">Which one.</param>
    /// <returns>Its state; null when it is not there.</returns>
    public async ValueTask<TState?> Read<TId, TState, TEvent>(Aggregate<TId, TState, TEvent> aggregate, TId id)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
        => (TState?)(await Find(aggregate, id)).State;

    /// <summary>Reads several others of one kind; those that are not in memory in one round trip.</summary>
    /// <typeparam name="TId">Their id.</typeparam>
    /// <typeparam name="TState">Their state.</typeparam>
    /// <typeparam name="TEvent">Their events.</typeparam>
    /// <param name="aggregate">How they are kept.</param>
    /// <param name="ids">Which ones.</param>
    /// <returns>Their states in the order asked; null for what is not there.</returns>
    public async ValueTask<TState?[]> ReadAll<TId, TState, TEvent>(Aggregate<TId, TState, TEvent> aggregate, IReadOnlyList<TId> ids)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
    {
        TId[] unread = [.. ids.Where(id => Known(aggregate.Stream(id)) is null).Distinct()];
        var states = unread is [] ? [] : await copies.FindAll<TId, TState>([.. unread.Select(id => (id, 0))]);
        foreach (var (id, state) in unread.Zip(states))
        {
            Add(aggregate.Stream(id), state);
        }

        return [.. ids.Select(id => (TState?)Known(aggregate.Stream(id))!.State)];
    }

    /// <summary>Reads another aggregate that decides what may be done: the append is refused when it has moved on since.</summary>
    /// <typeparam name="TId">Its id.</typeparam>
    /// <typeparam name="TState">Its state.</typeparam>
    /// <typeparam name="TEvent">Its events.</typeparam>
    /// <param name="aggregate">How it is kept.</param>
    /// <param name="id">Which one.</param>
    /// <returns>Its state; null when it is not there.</returns>
    public async ValueTask<TState?> Guard<TId, TState, TEvent>(Aggregate<TId, TState, TEvent> aggregate, TId id)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
    {
        var reading = await Find(aggregate, id);
        reading.IsGuard = true;
        return (TState?)reading.State;
    }

    /// <summary>The right rests on the roles or agencies of the acting person: the append is refused when they have changed since.</summary>
    public void GuardPerson() => RestsOnPerson = true;

    async ValueTask<Reading> Find<TId, TState, TEvent>(Aggregate<TId, TState, TEvent> aggregate, TId id)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
    {
        var stream = aggregate.Stream(id);
        return Known(stream) ?? Add(stream, await copies.Find<TId, TState>(id));
    }

    Reading? Known(StreamId stream) => _readings.Find(reading => reading.Version.Stream == stream);

    Reading Add(StreamId stream, AggregateState? state)
    {
        var reading = new Reading(new StreamVersion(stream, state?.Version ?? 0), state);
        _readings.Add(reading);
        return reading;
    }

    sealed record Reading(StreamVersion Version, AggregateState? State)
    {
        public bool IsGuard { get; set; }
    }
}
