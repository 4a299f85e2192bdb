using System.Diagnostics;
using Benchmarks.Journal;
using Collab.Journal;
using Collab.Journal.Migrations;
using Collab.Testing;
using Npgsql;

namespace Benchmarks.Following;

/// <summary>
/// The cost of finding the horizon (a query and its result): idle, beside an open transaction elsewhere, and beside writers; and append throughput with and without
/// concurrent pollers, each a process's poll with a subscriber, in alternating rounds.
/// </summary>
static class PollCost
{
    const int Queries = 2000;
    const int Pollers = 4;
    const int Pairs = 5;
    static readonly int[] Callers = [1, 16, 64];
    static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(2);

    public static async Task Run(TextWriter output)
    {
        await using var own = await PostgresServer.StartOwn();
        await using var source = JournalDataSource.Create(own.Server.ConnectionString());
        await Migrator.Migrate(source, []);
        await MeasuredAppend.Prepare(source);
        await using var journal = await PostgresJournal.Open(source);
        await Append(journal, 16);
        await Measure("bare round trip", () => Ask(source));
        await Measure("nothing runs", () => Head(journal));
        await using (var neighbour = await OpenTransaction(own.Server.ConnectionString("postgres")))
        {
            await Append(journal, 16);
            await Measure("a transaction is open elsewhere", () => Head(journal));
            var writing = Append(journal, 16, TimeSpan.FromSeconds(8));
            await Measure("the same beside 16 callers that append", () => Head(journal));
            await writing;
        }

        foreach (var callers in Callers) await Beside(callers);

        async Task Measure(string what, Func<Task> query)
        {
            for (var i = 0; i < Queries / 10; i++) await query();
            var times = new List<double>();
            for (var i = 0; i < Queries; i++)
            {
                var began = Stopwatch.GetTimestamp();
                await query();
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            times.Sort();
            await output.WriteLineAsync($"poll, {what,-40} p50 {times[Queries / 2]:N2} ms  p99 {times[Queries * 99 / 100]:N2} ms");
        }

        async Task Beside(int callers)
        {
            var pairs = new List<(double Alone, double Beside)>();
            for (var pair = 0; pair <= Pairs; pair++)
            {
                var alone = (await Append(journal, callers)).PerSecond;
                var pollers = await Task.WhenAll(Enumerable.Range(0, Pollers).Select(_ => Poller.Start(source)));
                var beside = (await Append(journal, callers)).PerSecond;
                foreach (var poller in pollers) await poller.DisposeAsync();
                if (pair > 0) pairs.Add((alone, beside));
            }

            await output.WriteLineAsync(
                $"append, {callers,2} callers: alone {Median(pairs, pair => pair.Alone),6:N0}/s, beside {Pollers} that poll {Median(pairs, pair => pair.Beside),6:N0}/s: {Median(pairs, pair => pair.Beside / pair.Alone):P0} (median of {Pairs} pairs)");
        }
    }

    static double Median(List<(double Alone, double Beside)> pairs, Func<(double Alone, double Beside), double> value) => pairs.Select(value).Order().ElementAt(pairs.Count / 2);

    static Task<LoadLoop.Result> Append(PostgresJournal journal, int callers, TimeSpan? length = null)
    {
        var streams = Enumerable.Range(0, callers).Select(_ => StreamId.Of("goal", Guid.NewGuid())).ToArray();
        return LoadLoop.Run(callers, length ?? RoundLength, (caller, count) => MeasuredAppend.Whole(journal, streams[caller], caller, count));
    }

    static async Task Head(PostgresJournal journal) => await journal.Head(default);

    static async Task Ask(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select 1");
        await command.ExecuteScalarAsync();
    }

    static async Task<NpgsqlConnection> OpenTransaction(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("begin; create temporary table load (id int); insert into load values (1)", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>A process's poll with a subscriber that does nothing.</summary>
    sealed class Poller : IJournalSubscriber, IAsyncDisposable
    {
        readonly PostgresJournal _journal;

        Poller(PostgresJournal journal) => _journal = journal;

        public IReadOnlyCollection<string> EventTypes => [];

        public static async Task<Poller> Start(NpgsqlDataSource source)
        {
            var poller = new Poller(await PostgresJournal.Open(source));
            await poller._journal.Subscribe(poller, default);
            return poller;
        }

        public void Receive(JournalBatch batch)
        {
        }

        public ValueTask DisposeAsync() => _journal.DisposeAsync();
    }
}
