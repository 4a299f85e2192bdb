using Collab.Journal;
using Collab.Journal.Migrations;
using Collab.Testing;
using Npgsql;

namespace Benchmarks.Journal;

/// <summary>
/// Appends a second beside a bare Npgsql loop that inserts one event row, with the same durability and as many callers. "whole" is what
/// a command costs: the event, the command key, and an update of a row of a read table.
/// </summary>
static class AppendComparison
{
    const int Rounds = 4;
    static readonly int[] Callers = [1, 16, 64];
    static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(2);

    public static async Task Run(TextWriter output)
    {
        await using var own = await PostgresServer.StartOwn();
        await using var bare = BareInsert.Open(own.Server.ConnectionString(), Callers[^1]);
        await using var source = JournalDataSource.Create(own.Server.ConnectionString());
        await Migrator.Migrate(source, []);
        await BareInsert.Prepare(bare);
        await Prepare(source);
        await using var journal = await PostgresJournal.Open(source);
        foreach (var callers in Callers)
        {
            var best = await Best(callers, journal, bare);
            foreach (var (name, result) in best)
                await output.WriteLineAsync($"append, {callers,2} callers, {name,-6} {result}  {result.PerSecond / best["bare"].PerSecond,5:P0} of bare");
        }
    }

    /// <summary>Alternating rounds, the best of each: what else runs on the machine then disturbs all alike.</summary>
    static async Task<Dictionary<string, LoadLoop.Result>> Best(int callers, PostgresJournal journal, NpgsqlDataSource bare)
    {
        var best = new Dictionary<string, LoadLoop.Result>();
        for (var round = 0; round <= Rounds; round++)
        {
            var streams = Enumerable.Range(0, callers).Select(_ => StreamId.Of("goal", Guid.NewGuid())).ToArray();
            var wholes = Enumerable.Range(0, callers).Select(_ => StreamId.Of("goal", Guid.NewGuid())).ToArray();
            await Measure("bare", (caller, count) => BareInsert.Insert(bare, streams[caller].Value, count));
            await Measure("event", (caller, count) => Append(journal, streams[caller], count, null, []));
            await Measure("whole", (caller, count) => Append(journal, wholes[caller], count, new CommandKey("person:42", $"{wholes[caller]}/{count}", "fingerprint", "R29hbA"), [Update(caller, count)]));
            if (round == 0) best.Clear();
        }

        return best;

        async Task Measure(string name, Func<int, int, Task> action)
        {
            var result = await LoadLoop.Run(callers, RoundLength, action);
            if (!best.TryGetValue(name, out var before) || before.PerSecond < result.PerSecond) best[name] = result;
        }
    }

    static async Task Prepare(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("""
            create table goal (id int primary key, version int not null, wording text);
            insert into goal select n, 0, repeat('x', 160) from generate_series(0, 63) n;
            """);
        await command.ExecuteNonQueryAsync();
    }

    static NpgsqlBatchCommand Update(int goal, int version) => new("update goal set version = $2, wording = $3 where id = $1")
    {
        Parameters =
        {
            new NpgsqlParameter<int> { TypedValue = goal },
            new NpgsqlParameter<int> { TypedValue = version },
            new NpgsqlParameter<string> { TypedValue = "Shorter, and nearer to what people said." },
        },
    };

    static async Task Append(PostgresJournal journal, StreamId stream, int version, CommandKey? key, IReadOnlyList<NpgsqlBatchCommand> projections)
    {
        var append = new Append([new StreamAppend(stream, version - 1, [new NewEvent("GoalRevised", BareInsert.Data)])], "person:42", DateTimeOffset.UtcNow, key, projections);
        var result = await journal.Append(append, CancellationToken.None);
        if (result is not AppendResult.Appended) throw new InvalidOperationException($"An append that nothing stands against ended as {result}.");
    }
}
