using System.Diagnostics;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Collab.Faults.Servers.Network;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Test 10: the network between a server and its database is cut, both ways and one way, or is slow and loses packets; another server is beside the database.</summary>
[Collection(FaultTrials.Name)]
public sealed class NetworkTests(ITestOutputHelper output, FaultReport report)
{
    const int MostConnections = 40;
    static readonly TimeSpan HealedWithin = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    static readonly Quality Bad = new(Loss: 0.05, TimeSpan.FromMilliseconds(200));

    static readonly (Quality ToDatabase, Quality ToServer, int Seconds)[] ShortForm =
        [(Quality.Cut, Quality.Cut, 5), (Quality.Cut, Quality.Good, 3), (Quality.Good, Quality.Cut, 3), (Bad, Bad, 4)];

    static readonly (Quality ToDatabase, Quality ToServer, int Seconds)[] LongForm =
    [
        (Quality.Cut, Quality.Cut, 5), (Quality.Cut, Quality.Cut, 30), (Quality.Cut, Quality.Cut, 120), (Quality.Cut, Quality.Good, 30), (Quality.Good, Quality.Cut, 30),
        (Quality.Cut, Quality.Cut, 120), (Bad, Bad, 60),
    ];

    [Fact]
    public async Task A_cut_network_acknowledges_nothing_falsely_loses_nothing_and_is_over_soon_after_it_is_healed()
    {
        if (await PossibleHere.OrTell("the trial with a cut network", () => DataDirectory.CreateRemote()) is not { } data)
        {
            return;
        }

        var network = data.Remote!;
        await using var trial = new Trial(
            "network cut", output, report, data,
            random => [new Server(data, random, network: network.Far), new Server(data, random, network: network.Near)],
            WriterPoolOptions.Moderate with { Patience = TimeSpan.FromSeconds(5) });
        await trial.Begin(listen: true, histories: true);
        var faults = Scale.IsLong ? LongForm : ShortForm;
        foreach (var (toDatabase, toServer, seconds) in faults)
        {
            await trial.SomeLoad();
            (network.ToDatabase.Quality, network.ToServer.Quality) = (toDatabase, toServer);
            trial.Say($"to the database {toDatabase}, back {toServer}, for {seconds} s");
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            (network.ToDatabase.Quality, network.ToServer.Quality) = (Quality.Good, Quality.Good);
            await trial.Recovered(Stopwatch.GetTimestamp(), by: trial.Server);
            await AssertPoolIsWhole(trial, data);
        }

        await trial.Conclude($"{string.Join(", ", faults.Select(fault => $"{fault.Seconds} s {fault.ToDatabase}/{fault.ToServer}"))}", HealedWithin);
        trial.AnsweredBy("none", "UNAVAILABLE");
    }

    /// <summary>Whom the wire has cut off must not keep its places at the database.</summary>
    static async Task AssertPoolIsWhole(Trial trial, DataDirectory data)
    {
        await using var connection = new NpgsqlConnection(data.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select count(*) from pg_stat_activity where client_addr = '{RemoteDatabase.ServerAddress}'", connection);
        var healed = Stopwatch.GetTimestamp();
        long connections;
        while ((connections = (long)(await command.ExecuteScalarAsync())!) > MostConnections && Stopwatch.GetElapsedTime(healed) < HealedWithin * Scale.TimeFactor) await Task.Delay(Look);
        trial.Say($"the server behind the wire has {connections} connections");
        Assert.InRange(connections, 1, MostConnections);
    }
}
