using Npgsql;

namespace Collab.Journal;

/// <summary>
/// One change: events for one or several streams, the key of the command, and the statements that update read tables. It is committed as a whole or not at all, in one
/// transaction and one round trip.
/// </summary>
/// <param name="Streams">The events by stream; each stream at most once. May be empty when <paramref name="Command"/> is given: the command changed nothing but is recorded.</param>
/// <param name="Author">The author; stored with every event.</param>
/// <param name="At">When it happened; truncated to microseconds.</param>
/// <param name="Command">The command key. A repeat with the same key returns the first outcome. Null when the client sent no id.</param>
/// <param name="Projections">
/// Statements that run after the events in the same transaction. They are sent again when a try is known to have failed, so they must not change between tries and must
/// not control transactions.
/// </param>
public sealed record Append(
    IReadOnlyList<StreamAppend> Streams,
    string Author,
    DateTimeOffset At,
    CommandKey? Command,
    IReadOnlyList<NpgsqlBatchCommand> Projections)
{
    /// <summary>
    /// The streams that the decision read but does not write, each with the version that it read (0 for a stream that must not exist). Streams of <see cref="Streams"/>
    /// are not allowed here; their expected version already guards them. The append is refused when one of these streams has changed; see <see
    /// cref="AppendResult.GuardConflict"/>.
    /// </summary>
    public IReadOnlyList<StreamVersion> Guards { get; init; } = [];
}
