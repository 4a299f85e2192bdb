using System.Diagnostics;
using System.Globalization;
using Benchmarks.Http;
using Benchmarks.Product;
using Collab.Journal;
using Collab.Journal.Migrations;
using Collab.Network;
using Collab.Network.Kernel;
using Collab.Testing;
using Npgsql;

namespace Benchmarks.Million;

/// <summary>
/// The gateway on a journal with a million projects, or COLLAB_BENCH_PROJECTS: rebuild, start, memory, lists, and the first read of a project by the length of its
/// history.
/// </summary>
static class MillionProjects
{
    const string SizeVariable = "COLLAB_BENCH_PROJECTS";
    const int Million = 1_000_000;
    const int Starts = 5;
    const int MostRead = 100_000;
    const int Connections = 4;
    static readonly (int Length, int Count)[] Histories = [(10, 500), (1_000, 100), (100_000, 10)];

    public static async Task Run(TextWriter output)
    {
        var size = int.Parse(Environment.GetEnvironmentVariable(SizeVariable) is { Length: > 0 } set ? set : $"{Million}", CultureInfo.InvariantCulture);
        await using var own = await PostgresServer.StartOwn();
        await using var database = JournalDataSource.Create(own.Server.ConnectionString());
        var (ordinary, histories) = await Fill(database, size, output);
        await Rebuild(own.Server.ConnectionString(), output);
        await MeasureStarts(own.Server.ConnectionString(), output);
        await Activate(own.Server.ConnectionString(), database, histories, output);
        await Read(own.Server.ConnectionString(), ordinary, output);
    }

    static async Task<(IReadOnlyList<ProjectId> Ordinary, IReadOnlyList<ProjectId>[] Histories)> Fill(NpgsqlDataSource database, int size, TextWriter output)
    {
        await Migrator.Migrate(database, NetworkServices.Migrations);
        var began = Stopwatch.GetTimestamp();
        var fill = new ProjectFill(database);
        var ordinary = await fill.Ordinary(size);
        var histories = new IReadOnlyList<ProjectId>[Histories.Length];
        for (var i = 0; i < Histories.Length; i++) histories[i] = await fill.Long(Histories[i].Count, Histories[i].Length);
        await fill.Settle();
        var extra = string.Join(", ", Histories.Select(history => $"{history.Count:N0} with {history.Length:N0}"));
        await output.WriteLineAsync(
            $"filled by COPY: {fill.Events:N0} events: {size:N0} projects with 3 each, {extra}; in {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s, which is not what is measured");
        return (ordinary, histories);
    }

    /// <summary>Also deletes snapshots.</summary>
    static async Task Rebuild(string connectionString, TextWriter output)
    {
        await using var rebuild = GatewayProcess.Start(connectionString, "rebuild");
        var ended = rebuild.Ended(TimeSpan.FromMinutes(30));
        var peak = 0.0;
        while (!ended.IsCompleted)
        {
            peak = Math.Max(peak, ProgramMemory.Peak(rebuild.ProcessId));
            await Task.WhenAny(ended, Task.Delay(200));
        }

        if (await ended != 0) throw new InvalidOperationException(rebuild.Errors);
        var lines = rebuild.Errors.TrimEnd('\n').Split('\n');
        await output.WriteLineAsync($"rebuild: {lines[^1]} Lines of progress: {lines.Length - 1:N0}; memory at the most {peak:N0} MB");
    }

    static async Task MeasureStarts(string connectionString, TextWriter output)
    {
        var times = new List<double>();
        var memory = 0.0;
        for (var start = 0; start <= Starts; start++)
        {
            var began = Stopwatch.GetTimestamp();
            await using var gateway = GatewayProcess.Start(connectionString, "--port", "0");
            using var connection = await HttpConnection.Open(await gateway.Listening());
            await connection.Ask(BenchmarkNetwork.Request("{ projects(first: 20) { nodes { slug title { value } } } }", null));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            memory = ProgramMemory.Now(gateway.ProcessId);
        }

        var warm = times.Skip(1).Order().ToArray();
        await output.WriteLineAsync(
            $"start to first answer, a list of 20: median {warm[warm.Length / 2]:N0} ms, worst {warm[^1]:N0} ms of {Starts}; memory then {memory:N0} MB");
    }

    static async Task Activate(string connectionString, NpgsqlDataSource database, IReadOnlyList<ProjectId>[] histories, TextWriter output)
    {
        var withSnapshots = Histories.Sum(history => history.Length >= 100 ? history.Count : 0);
        double[][] whole, active, fromSnapshots;
        await using (var gateway = GatewayProcess.Start(connectionString, "--port", "0"))
        {
            var address = await gateway.Listening();
            whole = await Each(address, histories);
            active = await Each(address, histories);
            await SnapshotsAre(database, withSnapshots);
        }

        await using (var gateway = GatewayProcess.Start(connectionString, "--port", "0"))
        {
            fromSnapshots = await Each(await gateway.Listening(), histories);
        }

        for (var i = 0; i < Histories.Length; i++)
        {
            await output.WriteLineAsync(
                $"first reading of a project with {Histories[i].Length,7:N0} events, over HTTP, p50 of {Histories[i].Count,3}: after a restart, with snapshot {Median(fromSnapshots[i]),7:N2} ms; "
                + $"whole history {Median(whole[i]),8:N2} ms; already in memory {Median(active[i]),5:N2} ms");
        }
    }

    static async Task<double[][]> Each(Uri address, IReadOnlyList<ProjectId>[] histories)
    {
        var times = new double[histories.Length][];
        for (var i = 0; i < histories.Length; i++) times[i] = await ProjectReads.Each(address, histories[i]);
        return times;
    }

    /// <summary>Snapshots are saved after the answer.</summary>
    static async Task SnapshotsAre(NpgsqlDataSource database, int count)
    {
        await using var command = database.CreateCommand("select count(distinct stream) from journal.stream_snapshot");
        while ((long)(await command.ExecuteScalarAsync())! < count) await Task.Delay(50);
    }

    static async Task Read(string connectionString, IReadOnlyList<ProjectId> ordinary, TextWriter output)
    {
        await using var gateway = GatewayProcess.Start(connectionString, "--port", "0");
        var address = await gateway.Listening();
        await ListQueries.Measure(address, output);
        var before = ProgramMemory.Now(gateway.ProcessId);
        foreach (var count in new[] { MostRead / 10, MostRead })
        {
            var read = ordinary.Take(count).ToArray();
            var rate = await ProjectReads.All(address, read, Connections);
            var memory = ProgramMemory.Now(gateway.ProcessId);
            await output.WriteLineAsync(
                $"memory with {read.Length,7:N0} projects in it: {memory,5:N0} MB, before them {before:N0} MB: {(memory - before) * 1e3 / read.Length:N1} KB each; read {rate:N0} a second on {Connections} connections");
            if (read.Length < count) break;
        }
    }

    static double Median(double[] sorted) => sorted[sorted.Length / 2];
}
