using Collab.Journal;
using Collab.Network.Access;

namespace Collab.Network.Kernel;

/// <summary>
/// What one decision reads beside its own aggregate, with the versions that it read. What the right rests on goes into the append as a guard; a refusal rests on all of it
/// and is compared with the journal before it is told. Each aggregate is read once, so a decision sees one version of it.
/// </summary>
public sealed class DecisionReads
{
    readonly List<Reading> _readings = [];

    /// <summary>Whether the right rests on what the acting person is: their roles, their agencies.</summary>
    public bool RestsOnPerson { get; private set; }

    /// <summary>All that was read.</summary>
    internal IEnumerable<StreamVersion> All => _readings.Select(reading => new StreamVersion(reading.Stream, reading.State?.Version ?? 0));

    /// <summary>What the right rests on, the acting person left out.</summary>
    internal IEnumerable<StreamVersion> Guards
        => _readings.Where(reading => reading.IsGuard).Select(reading => new StreamVersion(reading.Stream, reading.State?.Version ?? 0));

    /// <summary>Reads another aggregate, whoever asks; what they may see of it is decided from its state.</summary>
    /// <typeparam name="TId">Its id.</typeparam>
    /// <typeparam name="TState">Its state.</typeparam>
    /// <typeparam name="TEvent">Its events.</typeparam>
    /// <typeparam name="TCommand">Its commands.</typeparam>
    /// <param name="aggregate">How it is kept.</param>
    /// <param name="id">Which one.</param>
    /// <param name="grain">Its grain.</param>
    /// <returns>Its state; null when it is not there.</returns>
    public async ValueTask<TState?> Read<TId, TState, TEvent, TCommand>(
        Aggregate<TId, TState, TEvent> aggregate, TId id, IAggregateGrain<TState, TCommand> grain)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
        => (TState?)(await Find(aggregate.Stream(id), grain)).State;

    /// <summary>Reads another aggregate that decides what may be done: the append is refused when it has moved on since.</summary>
    /// <typeparam name="TId">Its id.</typeparam>
    /// <typeparam name="TState">Its state.</typeparam>
    /// <typeparam name="TEvent">Its events.</typeparam>
    /// <typeparam name="TCommand">Its commands.</typeparam>
    /// <param name="aggregate">How it is kept.</param>
    /// <param name="id">Which one.</param>
    /// <param name="grain">Its grain.</param>
    /// <returns>Its state; null when it is not there.</returns>
    public async ValueTask<TState?> Guard<TId, TState, TEvent, TCommand>(
        Aggregate<TId, TState, TEvent> aggregate, TId id, IAggregateGrain<TState, TCommand> grain)
        where TId : struct, IGuidId<TId>
        where TState : AggregateState
        where TEvent : class
    {
        var reading = await Find(aggregate.Stream(id), grain);
        reading.IsGuard = true;
        return (TState?)reading.State;
    }

    /// <summary>The right rests on the roles or agencies of the acting person: the append is refused when they have changed since.</summary>
    public void GuardPerson() => RestsOnPerson = true;

    /// <summary>Lets the grains of aggregates that have moved on read the journal.</summary>
    /// <param name="moved">The streams that have moved on; those that were not read here are passed over.</param>
    internal Task CatchUp(IReadOnlyCollection<StreamId> moved)
        => Task.WhenAll(_readings.Where(reading => moved.Contains(reading.Stream)).Select(reading => reading.CatchUp()));

    async ValueTask<Reading> Find<TState, TCommand>(StreamId stream, IAggregateGrain<TState, TCommand> grain)
        where TState : AggregateState
    {
        if (_readings.Find(reading => reading.Stream == stream) is { } known)
        {
            return known;
        }

        var read = new Reading(stream, await grain.Read(Viewer.System), grain.CatchUp);
        _readings.Add(read);
        return read;
    }

    sealed record Reading(StreamId Stream, AggregateState? State, Func<Task> CatchUp)
    {
        public bool IsGuard { get; set; }
    }
}
