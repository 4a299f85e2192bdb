using System.Collections.Immutable;
using System.Text.Json;
using Collab.Network.Kernel.Personal;

namespace Collab.Network.Kernel;

/// <summary>One event as a reader sees it.</summary>
/// <param name="Version">Its number in the aggregate's history, from 1.</param>
/// <param name="Type">The stable name of what happened.</param>
/// <param name="Description">What happened, in words.</param>
/// <param name="Author">Who did it; null for the system itself.</param>
/// <param name="At">When.</param>
/// <param name="Data">What the event says, as it is stored.</param>
public sealed record HistoryEntry(int Version, string Type, Text Description, PersonId? Author, DateTimeOffset At, JsonElement Data)
{
    /// <summary>What the event is in the program, by which is known what of <see cref="Data"/> names people.</summary>
    internal Type? EventType { get; init; }

    /// <summary>Which members of <see cref="Data"/> hold the ids of personal texts.</summary>
    internal ImmutableArray<PersonalMember> PersonalTexts { get; init; } = [];

    /// <summary>What the event says, without whom it names: for readers who may not see people, to whom a key that stands in several places would show that it is one person.</summary>
    public JsonElement DataWithoutPeople
        => EventType is null ? default : JsonSerializer.SerializeToElement(Data.Deserialize(EventType, DomainJson.Options), EventType, DomainJson.WithoutPeople);
}
