using System.Collections.Immutable;
using Collab.Journal;
using Collab.Journal.ReadModels;
using Collab.Network.Kernel.Personal;

namespace Collab.Network.Kernel;

/// <summary>
/// A kind of aggregate: its streams' category, its events, how they fold into a state, and its read
/// tables. Grains, rebuilds and views of the past all read it from here.
/// </summary>
/// <typeparam name="TId">The aggregate's id.</typeparam>
/// <typeparam name="TState">Its state.</typeparam>
/// <typeparam name="TEvent">Its events.</typeparam>
/// <param name="category">The first part of its streams' names.</param>
/// <param name="events">Its events.</param>
/// <param name="fold">The state after an event; never refuses.</param>
/// <param name="projection">Its read tables; null when it has none.</param>
/// <param name="foldRevision">Raised when <paramref name="fold"/> changes what it makes of old events, so that snapshots of the old fold are left aside.</param>
public sealed class Aggregate<TId, TState, TEvent>(
    string category,
    EventCatalog<TEvent> events,
    Func<TState?, Recorded<TEvent>, TState> fold,
    IProjection<TState>? projection = null,
    int foldRevision = 1) : IAggregate<TState>
    where TId : struct, IGuidId<TId>
    where TState : AggregateState
    where TEvent : class
{
    /// <summary>The first part of the streams' names, before the dash.</summary>
    public string Category { get; } = category;

    /// <summary>The events under their stored names.</summary>
    public EventCatalog<TEvent> Events { get; } = events;

    /// <summary>The read tables; null when it has none.</summary>
    public IProjection<TState>? Projection { get; } = projection;

    /// <inheritdoc/>
    public IReadModel? ReadModel => Projection is { } tables ? new AggregateReadModel<TId, TState, TEvent>(this, tables) : null;

    /// <summary>Tells snapshots that this program can read from those of another shape or fold.</summary>
    public string SnapshotFormat { get; } = SnapshotFormats.Of<TState>(foldRevision);

    /// <summary>The stream of one aggregate.</summary>
    /// <param name="id">The aggregate.</param>
    public StreamId Stream(TId id) => new(Category + "-" + id.Key());

    /// <summary>The state after an event.</summary>
    /// <param name="state">The state before; null before the first event.</param>
    /// <param name="recorded">The event.</param>
    public TState Fold(TState? state, Recorded<TEvent> recorded)
    {
        AggregateState next = fold(state, recorded);
        return (TState)(next with
        {
            Version = recorded.Version,
            ChangedAt = recorded.At,
            PartVersions = recorded.Event is ITouchesPart { Part: var part }
                ? next.PartVersions.SetItem(part, recorded.Version)
                : next.PartVersions,
        });
    }

    /// <summary>The state after stored events, those already in it left out.</summary>
    /// <param name="state">The state before; null before the first event.</param>
    /// <param name="recorded">The stored event.</param>
    public TState? Fold(TState? state, RecordedEvent recorded)
        => recorded.Version == (state?.Version ?? 0) + 1 ? Fold(state, Events.Read(recorded)) : state;

    IEnumerable<EventEntry> IAggregate.Entries => Events.Entries;

    string? IAggregate.Fault(StreamId stream, int version, string type, ReadOnlyMemory<byte> data)
    {
        if (!Events.Knows(type))
        {
            return $"Events of the type '{type}' are not known for '{Category}'. Import with the version that wrote the file, or a newer one.";
        }

        var happened = Events.ReadStrictly(new RecordedEvent(stream, version, default, type, data, "", default, null));
        return version > 1 || Begins(happened) ? null : $"A stream of '{Category}' cannot begin with '{type}'.";
    }

    /// <summary>Whether an event makes a state of nothing. A fold never refuses: what needs a state before it fails for want of one.</summary>
    bool Begins(TEvent happened)
    {
        try
        {
            return fold(null, new Recorded<TEvent>(happened, 1, null, default)) is not null;
        }
        catch (NullReferenceException)
        {
            return false;
        }
    }

    /// <summary>What a decision writes to one aggregate's stream, and the state that it leads to.</summary>
    /// <param name="id">The aggregate.</param>
    /// <param name="state">Its state, which the decision was taken on.</param>
    /// <param name="happened">The events decided.</param>
    /// <param name="author">Who decided.</param>
    /// <param name="at">When.</param>
    public PendingChange<TState> Change(TId id, TState? state, ImmutableArray<TEvent> happened, PersonId? author, DateTimeOffset at)
    {
        var (stream, version, before) = (Stream(id), state?.Version ?? 0, state?.ChangedAt);
        PersonalTextRow[] texts = [.. happened.SelectMany((@event, index) => Events.AssignTexts(@event, stream, version + index + 1, author))];
        var append = new StreamAppend(stream, version, [.. happened.Select(Events.Write)]);
        foreach (var @event in happened)
        {
            state = Fold(state, new Recorded<TEvent>(@event, ++version, author, at));
        }

        return new PendingChange<TState>(append, before, state!, [.. texts.Select(PersonalTextTable.Write), .. Projection?.Project(state!) ?? []]);
    }
}
