using Collab.Journal;
using Collab.Journal.Migrations;
using Collab.Testing;
using Npgsql;

namespace Benchmarks.Journal;

/// <summary>
/// Append throughput beside a bare Npgsql loop that inserts one event row, with the same durability and number of callers. "whole" is the work of a command: the event,
/// the command key, and an update of a read-table row; "guarded" is the same with one guard.
/// </summary>
static class AppendComparison
{
    const int Rounds = 4;
    const int GuardVersion = 5;
    static readonly int[] Callers = [1, 16, 64];
    static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(2);

    public static async Task Run(TextWriter output)
    {
        await using var own = await PostgresServer.StartOwn();
        await using var bare = BareInsert.Open(own.Server.ConnectionString(), Callers[^1]);
        await using var source = JournalDataSource.Create(own.Server.ConnectionString());
        await Migrator.Migrate(source, []);
        await BareInsert.Prepare(bare);
        await MeasuredAppend.Prepare(source);
        await using var journal = await PostgresJournal.Open(source);
        foreach (var callers in Callers)
        {
            var best = await Best(callers, journal, bare);
            foreach (var (name, result) in best)
                await output.WriteLineAsync($"append, {callers,2} callers, {name,-7} {result}  {result.PerSecond / best["bare"].PerSecond,5:P0} of bare");
        }
    }

    /// <summary>Returns the best of alternating rounds, so that other load affects all alike.</summary>
    static async Task<Dictionary<string, LoadLoop.Result>> Best(int callers, PostgresJournal journal, NpgsqlDataSource bare)
    {
        var best = new Dictionary<string, LoadLoop.Result>();
        for (var round = 0; round <= Rounds; round++)
        {
            var streams = Enumerable.Range(0, callers).Select(_ => StreamId.Of("goal", Guid.NewGuid())).ToArray();
            var wholes = Enumerable.Range(0, callers).Select(_ => StreamId.Of("goal", Guid.NewGuid())).ToArray();
            var guardedOnes = Enumerable.Range(0, callers).Select(_ => StreamId.Of("goal", Guid.NewGuid())).ToArray();
            var guards = Enumerable.Range(0, callers).Select(_ => new StreamVersion(StreamId.Of("project", Guid.NewGuid()), GuardVersion)).ToArray();
            foreach (var guard in guards)
                for (var version = 1; version <= GuardVersion; version++) await MeasuredAppend.Event(journal, guard.Stream, version);
            await Measure("bare", (caller, count) => BareInsert.Insert(bare, streams[caller].Value, count));
            await Measure("event", (caller, count) => MeasuredAppend.Event(journal, streams[caller], count));
            await Measure("whole", (caller, count) => MeasuredAppend.Whole(journal, wholes[caller], caller, count));
            await Measure("guarded", (caller, count) => MeasuredAppend.Guarded(journal, guardedOnes[caller], caller, count, guards[caller]));
            if (round == 0) best.Clear();
        }

        return best;

        async Task Measure(string name, Func<int, int, Task> action)
        {
            var result = await LoadLoop.Run(callers, RoundLength, action);
            if (!best.TryGetValue(name, out var before) || before.PerSecond < result.PerSecond) best[name] = result;
        }
    }
}
