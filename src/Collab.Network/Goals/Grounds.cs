using System.Collections.Immutable;
using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>What made a goal turn.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Insights">The insights that triggered it.</param>
/// <param name="DecidedBy">Who decided; null when nobody said.</param>
sealed record Grounds(Text Reason, ImmutableArray<InsightId> Insights, Decider? DecidedBy = null);
