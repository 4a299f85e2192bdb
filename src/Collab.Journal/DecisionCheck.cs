namespace Collab.Journal;

/// <summary>The result of <see cref="IJournal.Check"/>.</summary>
/// <param name="Moved">The streams that have changed since the decision; empty when the decision is current.</param>
/// <param name="Outcome">The outcome of an earlier command with the same key; null when there is none.</param>
public sealed record DecisionCheck(IReadOnlyList<StreamId> Moved, CommandOutcome? Outcome);
