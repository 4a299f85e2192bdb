using System.Collections.Immutable;
using Collab.Journal;
using Collab.Network.Kernel.Personal;

namespace Collab.Network.Kernel;

/// <summary>One line of an <see cref="EventCatalog{TEvent}"/>.</summary>
/// <param name="Type">The event's type.</param>
/// <param name="Name">The name that it is stored by.</param>
/// <param name="Description">The description that readers see.</param>
public sealed record EventEntry(Type Type, string Name, Text Description)
{
    /// <summary>Makes today's data of an event's data as it was stored before; null when it never changed.</summary>
    internal Func<RecordedEvent, ReadOnlyMemory<byte>>? Upcast { get; init; }

    /// <summary>The members that hold personal texts.</summary>
    internal ImmutableArray<PersonalMember> PersonalTexts { get; } = PersonalMember.Of(Type);

    /// <summary>The data of a stored event as it is stored today.</summary>
    internal ReadOnlyMemory<byte> Current(RecordedEvent recorded) => Upcast?.Invoke(recorded) ?? PersonalMember.Upcast(PersonalTexts, recorded);
}
