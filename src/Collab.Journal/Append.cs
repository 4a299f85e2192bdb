using Npgsql;

namespace Collab.Journal;

/// <summary>
/// One change: events for one or several streams, the key of the command that caused them, and the read-table changes that
/// belong to them. All of it happens or none of it, in one transaction and one round trip.
/// </summary>
/// <param name="Streams">The events by stream; no stream twice. May be empty when <paramref name="Command"/> is given: the command changed nothing but is remembered.</param>
/// <param name="Author">Who did it; kept with every event.</param>
/// <param name="At">When; cut to whole microseconds.</param>
/// <param name="Command">Makes a repeat answer the first outcome; null when the client gave no id.</param>
/// <param name="Projections">
/// Statements that run after the events in the same transaction. They are sent again when a try is known to have left nothing, so
/// they must say the same every time, and they must not control transactions.
/// </param>
public sealed record Append(
    IReadOnlyList<StreamAppend> Streams,
    string Author,
    DateTimeOffset At,
    CommandKey? Command,
    IReadOnlyList<NpgsqlBatchCommand> Projections)
{
    /// <summary>
    /// The streams that are not written to but whose state decided that the change may be made, each with the version it was decided on (0 for a stream that
    /// must not exist). No stream of <see cref="Streams"/>, whose expected version guards it already. The change is refused when one of them has moved on; see <see cref="AppendResult.GuardConflict"/>.
    /// </summary>
    public IReadOnlyList<StreamVersion> Guards { get; init; } = [];
}
