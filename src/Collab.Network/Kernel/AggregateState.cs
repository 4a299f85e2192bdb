using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Collab.Network.Kernel;

/// <summary>What every event-sourced aggregate's state carries. States are immutable.</summary>
public abstract record AggregateState
{
    /// <summary>The number of events behind this state; what <c>basedOn</c> refers to.</summary>
    public int Version { get; init; }

    /// <summary>When the last event happened.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The moment that this state is shown as of; null for the state of now. What is shown within it is shown as of that moment too.</summary>
    [JsonIgnore]
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>For each part that can be edited on its own: the version in which it last changed.</summary>
    public ImmutableSortedDictionary<string, int> PartVersions { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Whether a part has changed since the version that an edit was based on.</summary>
    /// <param name="part">The part, as named by <see cref="ITouchesPart"/>.</param>
    /// <param name="basedOn">The version that the edit was based on; null for an edit of whatever is there.</param>
    public bool HasMoved(string part, int? basedOn) => basedOn is { } version && PartVersions.GetValueOrDefault(part) > version;
}
