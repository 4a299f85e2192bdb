using System.Collections.Immutable;

namespace Collab.Network.Kernel;

/// <summary>What a grain is about to write: its own decision and, rarely, changes of other things in the same transaction.</summary>
/// <typeparam name="TEvent">The grain's own events.</typeparam>
/// <param name="Decision">The decision on the grain's own thing.</param>
/// <param name="Others">Changes of other things that happen with it or not at all.</param>
public sealed record Plan<TEvent>(Decision<TEvent> Decision, ImmutableArray<OtherChange> Others)
{
    /// <summary>A plan that concerns the grain's own thing alone.</summary>
    /// <param name="decision">The decision.</param>
    public static implicit operator Plan<TEvent>(Decision<TEvent> decision) => new(decision, []);
}

/// <summary>A change of another thing than the grain's own.</summary>
/// <param name="Change">The change.</param>
/// <param name="CatchUp">Tells the other thing's grain to read the journal.</param>
public sealed record OtherChange(Change Change, Func<Task> CatchUp);
