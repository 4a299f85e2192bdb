using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>How an uncertainty was settled or let go.</summary>
/// <param name="Insight">The insight that settled it, when there is one.</param>
/// <param name="Words">What is known now, or why it need not be.</param>
/// <param name="Author">Who told; null for the system itself.</param>
/// <param name="At">When.</param>
sealed record UncertaintyClosing(InsightId? Insight, Text? Words, PersonId? Author, DateTimeOffset At);
