using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>A look at where a key result stands.</summary>
/// <param name="Number">Its number in the key result, from 1, in the order of telling.</param>
/// <param name="Value">The number observed, in the key result's unit.</param>
/// <param name="Confidence">How confident the team is that the target will be met, from 0 to 10; null when nobody said.</param>
/// <param name="Note">What else was seen.</param>
/// <param name="Date">The day it was observed.</param>
/// <param name="Author">Who told; null for the system itself.</param>
public sealed record CheckIn(int Number, double Value, int? Confidence, Text? Note, DateOnly Date, PersonId? Author)
{
    /// <summary>Its having been withdrawn; null while it counts.</summary>
    public Withdrawal? Withdrawal { get; init; }
}
