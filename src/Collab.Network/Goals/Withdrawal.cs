using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>That something recorded by a slip was withdrawn. What it said stays in the history.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Author">Who withdrew it; null for the system itself.</param>
/// <param name="At">When.</param>
public sealed record Withdrawal(Text Reason, PersonId? Author, DateTimeOffset At);
