using Npgsql;
using NpgsqlTypes;

namespace Collab.Journal.Appending;

/// <summary>The statements of an append. Each statement is one row with a constant text, so that each connection prepares it once.</summary>
static class AppendStatements
{
    // Without a predecessor the version becomes 0, which the check constraint refuses. So no gap can arise, even when the database was restored to an earlier state
    // than the process has in memory.
    const string Event = EventBegin + "case " + VersionOrZero + EventEnd;

    // The first guard is checked by the first event's statement: a look-up within a statement costs half of what a separate statement costs.
    const string GuardedEvent = EventBegin + "case " + RefusedWhenMoved + VersionOrZero + EventEnd;

    const string EventBegin = "insert into journal.event (stream, version, sequence, type, data, author, at, command_id) values ($1, ";
    const string RefusedWhenMoved = "when exists (select from journal.event where stream = $9 and version = $10 + 1) then journal.refuse_moved($9) ";
    const string VersionOrZero = "when $2 = 1 or exists (select from journal.event where stream = $1 and version = $2 - 1) then $2 else 0 end";
    const string EventEnd = ", $3, $4, $5, $6, $7, $8)";

    const string Command = """
        insert into journal.command (author, client_mutation_id, fingerprint, subject, sequence)
        values ($1, $2, $3, $4, $5)
        """;

    const string Guard = "select journal.refuse_moved($1) where exists (select from journal.event where stream = $1 and version = $2 + 1)";

    // Only the first statement of a transaction returns the transaction id.
    const string AnsweringTransaction = " returning transaction";
    const string EventFirst = Event + AnsweringTransaction;
    const string GuardedEventFirst = GuardedEvent + AnsweringTransaction;
    const string CommandFirst = Command + AnsweringTransaction;

    /// <summary>
    /// Adds the statements of one append: the command key first, so that a repeat takes precedence, then guards and events, then projections. The first statement
    /// always writes a journal table.
    /// </summary>
    /// <returns>The sequence of the last event; <paramref name="sequence"/> when there is none.</returns>
    public static long AddTo(NpgsqlBatch batch, PendingAppend pending, long sequence)
    {
        var append = pending.Append;
        var last = sequence + append.Streams.Sum(stream => stream.Events.Count);
        if (append.Command is { } key) batch.BatchCommands.Add(ForCommand(key, last, first: batch.BatchCommands.Count == 0));
        var guards = 0;
        foreach (var stream in append.Streams)
        {
            var version = stream.ExpectedVersion;
            foreach (var newEvent in stream.Events)
            {
                var guard = guards == 0 && append.Guards.Count > 0 ? append.Guards[guards++] : (StreamVersion?)null;
                batch.BatchCommands.Add(ForEvent(append, stream.Stream, ++version, ++sequence, newEvent, guard, first: batch.BatchCommands.Count == 0));
            }
        }

        foreach (var guard in append.Guards.Skip(guards)) batch.BatchCommands.Add(ForGuard(guard));
        foreach (var projection in append.Projections) batch.BatchCommands.Add(pending.WasTried ? Copy(projection) : projection);
        pending.WasTried = true;
        return last;
    }

    /// <summary>The time as PostgreSQL stores it: whole microseconds, UTC.</summary>
    public static DateTime Moment(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    static NpgsqlBatchCommand ForEvent(Append append, StreamId stream, int version, long sequence, NewEvent newEvent, StreamVersion? guard, bool first)
    {
        var command = new NpgsqlBatchCommand((guard, first) switch
        {
            (null, false) => Event,
            (null, true) => EventFirst,
            (_, false) => GuardedEvent,
            (_, true) => GuardedEventFirst,
        })
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = stream.Value },
                new NpgsqlParameter<int> { TypedValue = version },
                new NpgsqlParameter<long> { TypedValue = sequence },
                new NpgsqlParameter<string> { TypedValue = newEvent.Type },
                new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = newEvent.Data, NpgsqlDbType = NpgsqlDbType.Json },
                new NpgsqlParameter<string> { TypedValue = append.Author },
                new NpgsqlParameter<DateTime> { TypedValue = Moment(append.At), NpgsqlDbType = NpgsqlDbType.TimestampTz },
                OptionalText(append.Command?.ClientMutationId),
            },
        };
        if (guard is { } known) Add(command, known);
        return command;
    }

    static NpgsqlBatchCommand ForGuard(StreamVersion guard)
    {
        var command = new NpgsqlBatchCommand(Guard);
        Add(command, guard);
        return command;
    }

    static void Add(NpgsqlBatchCommand command, StreamVersion guard)
    {
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = guard.Stream.Value });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = guard.Version });
    }

    static NpgsqlBatchCommand ForCommand(CommandKey key, long sequence, bool first) =>
        new(first ? CommandFirst : Command)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = key.Author },
                new NpgsqlParameter<string> { TypedValue = key.ClientMutationId },
                new NpgsqlParameter<string> { TypedValue = key.Fingerprint },
                new NpgsqlParameter<string> { TypedValue = key.Subject },
                new NpgsqlParameter<long> { TypedValue = sequence },
            },
        };

    /// <summary>A command object keeps a reference to the connection that prepared it (npgsql issue 6432), so each try uses a new one.</summary>
    static NpgsqlBatchCommand Copy(NpgsqlBatchCommand projection)
    {
        var copy = new NpgsqlBatchCommand(projection.CommandText);
        foreach (NpgsqlParameter parameter in projection.Parameters) copy.Parameters.Add(parameter.Clone());
        return copy;
    }

    static NpgsqlParameter OptionalText(string? text) => new() { Value = text ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
