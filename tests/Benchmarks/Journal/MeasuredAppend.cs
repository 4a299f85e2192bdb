using Collab.Journal;
using Npgsql;

namespace Benchmarks.Journal;

/// <summary>The measured appends.</summary>
static class MeasuredAppend
{
    /// <summary>Creates the read table of <see cref="Whole"/>.</summary>
    public static async Task Prepare(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("""
            create table goal (id int primary key, version int not null, wording text);
            insert into goal select n, 0, repeat('x', 160) from generate_series(0, 63) n;
            """);
        await command.ExecuteNonQueryAsync();
    }

    public static Task Event(PostgresJournal journal, StreamId stream, int version) => Append(journal, stream, version, null, []);

    /// <summary>The work of a command: an event, the command key, and an update of a read-table row.</summary>
    public static Task Whole(PostgresJournal journal, StreamId stream, int caller, int version)
        => Append(journal, stream, version, new CommandKey("person:42", $"{stream}/{version}", "fingerprint", "R29hbA"), [Update(caller, version)]);

    /// <summary>The same with a guard on another stream, such as the goal's project.</summary>
    public static Task Guarded(PostgresJournal journal, StreamId stream, int caller, int version, StreamVersion guard)
        => Append(journal, stream, version, new CommandKey("person:42", $"{stream}/{version}", "fingerprint", "R29hbA"), [Update(caller, version)], guard);

    static NpgsqlBatchCommand Update(int goal, int version) => new("update goal set version = $2, wording = $3 where id = $1")
    {
        Parameters =
        {
            new NpgsqlParameter<int> { TypedValue = goal },
            new NpgsqlParameter<int> { TypedValue = version },
            new NpgsqlParameter<string> { TypedValue = "Shorter, and nearer to what people said." },
        },
    };

    static async Task Append(
        PostgresJournal journal, StreamId stream, int version, CommandKey? key, IReadOnlyList<NpgsqlBatchCommand> projections, params StreamVersion[] guards)
    {
        var append = new Append([new StreamAppend(stream, version - 1, [new NewEvent("GoalRevised", BareInsert.Data)])], "person:42", DateTimeOffset.UtcNow, key, projections)
        {
            Guards = guards,
        };
        var result = await journal.Append(append, CancellationToken.None);
        if (result is not AppendResult.Appended) throw new InvalidOperationException($"An append that nothing stands against ended as {result}.");
    }
}
