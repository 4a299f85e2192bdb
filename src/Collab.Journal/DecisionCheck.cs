namespace Collab.Journal;

/// <summary>What the journal says of a decision that writes nothing; see <see cref="IJournal.Check"/>.</summary>
/// <param name="Moved">The streams that have gone on since the decision; empty when the decision stands.</param>
/// <param name="Outcome">What an earlier command under the same key led to; null when there was none.</param>
public sealed record DecisionCheck(IReadOnlyList<StreamId> Moved, CommandOutcome? Outcome);
