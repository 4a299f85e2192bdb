using Npgsql;
using NpgsqlTypes;

namespace Collab.Journal.Appending;

/// <summary>The statements of an append. Each is one row and one text, so that each connection prepares it once.</summary>
static class AppendStatements
{
    // A missing predecessor makes the version 0, which the check constraint refuses: no gap can get in, not even from a process
    // whose memory is ahead of a database that was restored to an earlier moment.
    const string Event = EventBegin + "case " + VersionOrZero + EventEnd;

    // The first guard goes with the first event: a look-up within a statement costs half of what a statement of its own does.
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

    // Only the first statement of a transaction asks for the transaction's id.
    const string AnsweringTransaction = " returning transaction";
    const string EventFirst = Event + AnsweringTransaction;
    const string GuardedEventFirst = GuardedEvent + AnsweringTransaction;
    const string CommandFirst = Command + AnsweringTransaction;

    /// <summary>
    /// Adds one append's statements: the command key before the events and the guards, so that a repeat is told first, and the projections
    /// last. The first of all writes to a table of the journal.
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

    /// <summary>When the event happened, as PostgreSQL keeps it: whole microseconds, UTC.</summary>
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

    /// <summary>A command object remembers the connection that prepared it (npgsql issue 6432), so a further try takes a new one.</summary>
    static NpgsqlBatchCommand Copy(NpgsqlBatchCommand projection)
    {
        var copy = new NpgsqlBatchCommand(projection.CommandText);
        foreach (NpgsqlParameter parameter in projection.Parameters) copy.Parameters.Add(parameter.Clone());
        return copy;
    }

    static NpgsqlParameter OptionalText(string? text) => new() { Value = text ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
