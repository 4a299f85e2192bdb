using System.Collections.Immutable;
using Collab.Network.Kernel;

namespace Collab.Network.Goals;

/// <summary>One point of a goal's story: its start, or a turn.</summary>
/// <param name="Number">0 for the start, then 1, 2, …</param>
/// <param name="Kind">What kind of turn.</param>
/// <param name="Wording">How the goal reads from here on.</param>
/// <param name="Grounds">What made it turn; null for the start.</param>
/// <param name="Into">The goals that it lives on in, when it was split or merged.</param>
/// <param name="Author">Who recorded it; null for the system itself.</param>
/// <param name="At">When.</param>
sealed record GoalRevision(
    int Number,
    RevisionKind Kind,
    Wording Wording,
    Grounds? Grounds,
    ImmutableArray<GoalId> Into,
    PersonId? Author,
    DateTimeOffset At);
