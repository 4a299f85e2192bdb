using System.Collections.Frozen;
using System.Text.Json;
using Collab.Journal;
using Collab.Network.Kernel.Personal;

namespace Collab.Network.Kernel;

/// <summary>
/// The events of one kind of aggregate under the names they are stored by. A name never changes its meaning; a new meaning gets a new name.
/// </summary>
/// <typeparam name="TEvent">The aggregate's base event.</typeparam>
public sealed class EventCatalog<TEvent>
    where TEvent : class
{
    readonly FrozenDictionary<string, EventEntry> _byName;
    readonly FrozenDictionary<Type, EventEntry> _byType;

    /// <summary>A catalog of the given events.</summary>
    /// <param name="entries">Every event that the aggregate has or ever had.</param>
    public EventCatalog(params IReadOnlyList<EventEntry> entries)
    {
        _byName = entries.ToFrozenDictionary(entry => entry.Name, StringComparer.Ordinal);
        _byType = entries.ToFrozenDictionary(entry => entry.Type);
    }

    /// <summary>An event's name and the description that readers see.</summary>
    /// <typeparam name="T">The event.</typeparam>
    /// <param name="name">The name that it is stored by.</param>
    /// <param name="fi">What happened, in Finnish.</param>
    /// <param name="sv">What happened, in Swedish.</param>
    /// <param name="en">What happened, in English.</param>
    public static EventEntry Entry<T>(string name, string fi, string sv, string en)
        where T : TEvent
        => new(typeof(T), name, new Text(Language.En, fi, sv, en));

    /// <summary>The stored form of an event.</summary>
    /// <param name="event">The event.</param>
    /// <exception cref="InvalidOperationException">The event's type is not in the catalog.</exception>
    public NewEvent Write(TEvent @event)
        => _byType.TryGetValue(@event.GetType(), out var entry)
            ? new NewEvent(entry.Name, JsonSerializer.SerializeToUtf8Bytes(@event, entry.Type, DomainJson.Options))
            : throw new InvalidOperationException($"{@event.GetType().Name} is in no event catalog. Add an Entry for it.");

    /// <summary>The event of a stored form.</summary>
    /// <param name="recorded">What the journal holds.</param>
    /// <exception cref="InvalidOperationException">The journal holds a name that this program does not know, so it is newer than the program.</exception>
    public Recorded<TEvent> Read(RecordedEvent recorded)
    {
        var entry = Find(recorded.Type);
        var @event = (TEvent)JsonSerializer.Deserialize(entry.Current(recorded).Span, entry.Type, DomainJson.Options)!;
        return new Recorded<TEvent>(@event, recorded.Version, Authors.Parse(recorded.Author), recorded.At);
    }

    /// <summary>Whether an event is stored by a name.</summary>
    internal bool Knows(string name) => _byName.ContainsKey(name);

    /// <summary>The event of a stored form from outside, which may lack what the program never leaves out.</summary>
    /// <exception cref="JsonException">A field is missing, or of another type.</exception>
    internal TEvent ReadStrictly(RecordedEvent recorded)
    {
        var entry = Find(recorded.Type);
        return (TEvent)(JsonSerializer.Deserialize(entry.Current(recorded).Span, entry.Type, DomainJson.Strict) ?? throw new JsonException("It is null."));
    }

    /// <summary>Gives the personal texts of an event their ids, before it is written.</summary>
    /// <param name="event">The event.</param>
    /// <param name="stream">Its stream.</param>
    /// <param name="version">Its version.</param>
    /// <param name="author">Who writes it.</param>
    /// <returns>The texts, to be written with the event.</returns>
    internal IReadOnlyList<PersonalTextRow> AssignTexts(TEvent @event, StreamId stream, int version, PersonId? author)
        => _byType.TryGetValue(@event.GetType(), out var entry) && !entry.PersonalTexts.IsEmpty ? [.. PersonalMember.Assign(entry.PersonalTexts, @event, entry.Name, stream, version, author)] : [];

    /// <summary>Every event that the aggregate has or ever had.</summary>
    internal IEnumerable<EventEntry> Entries => _byName.Values;

    /// <summary>The description that readers see, by the name that an event is stored by.</summary>
    /// <param name="name">The stored name.</param>
    public Text Describe(string name) => Find(name).Description;

    /// <summary>A stored event as a reader sees it.</summary>
    /// <param name="recorded">What the journal holds.</param>
    public HistoryEntry Describe(RecordedEvent recorded)
    {
        var entry = Find(recorded.Type);
        return new(
            recorded.Version,
            recorded.Type,
            entry.Description,
            Authors.Parse(recorded.Author),
            recorded.At,
            JsonElement.Parse(entry.Current(recorded).Span))
        {
            EventType = entry.Type,
            PersonalTexts = entry.PersonalTexts,
        };
    }

    EventEntry Find(string name)
        => _byName.TryGetValue(name, out var entry)
            ? entry
            : throw new InvalidOperationException(
                $"The journal holds an event '{name}' that this version does not know. Run the version that wrote it, or a newer one.");
}
