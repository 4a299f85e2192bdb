using System.Diagnostics;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Collab.Faults.Servers.Network;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>
/// The network of a server is cut, both ways and one way, or is slow and loses packets. A server that has the database to itself goes on; one whose cluster went on
/// without it may also end, and is then started anew.
/// </summary>
[Collection(FaultTrials.Name)]
[Trait("Form", "long")]
public sealed class NetworkTests(ITestOutputHelper output, FaultReport report)
{
    /// <summary>The pool of the server, and that of its silo.</summary>
    const int MaxConnections = 40 + 5;

    static readonly TimeSpan HealedWithin = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    static readonly Quality Bad = new(Loss: 0.05, TimeSpan.FromMilliseconds(200));
    static readonly WriterPoolOptions Impatient = WriterPoolOptions.Moderate with { WaitTimeout = TimeSpan.FromSeconds(5) };

    static readonly Fault[] AloneShort = [new(Quality.Cut, Quality.Cut, 4)];
    static readonly Fault[] AloneLong = [new(Quality.Cut, Quality.Cut, 30), new(Quality.Cut, Quality.Cut, 120), new(Quality.Cut, Quality.Good, 30), new(Quality.Good, Quality.Cut, 30), new(Bad, Bad, 60)];

    static readonly Fault[] OfTwoShort = [new(Quality.Cut, Quality.Cut, 3), new(Quality.Cut, Quality.Good, 3), new(Bad, Bad, 3)];
    static readonly Fault[] OfTwoLong =
    [
        new(Quality.Cut, Quality.Cut, 5), new(Quality.Cut, Quality.Cut, 30), new(Quality.Cut, Quality.Cut, 120), new(Quality.Cut, Quality.Good, 30), new(Quality.Good, Quality.Cut, 30),
        new(Quality.Cut, Quality.Cut, 120), new(Bad, Bad, 60),
    ];

    [Fact]
    public Task A_server_alone_that_is_cut_from_its_database_goes_on_and_loses_nothing() =>
        Break("one server cut from its database", servers: 1, Scale.IsLong ? AloneLong : AloneShort);

    [Fact]
    public Task A_server_of_two_that_is_cut_off_acknowledges_nothing_falsely_loses_nothing_and_serves_soon_after_it_is_healed() =>
        Break("one server of two cut off", servers: 2, Scale.IsLong ? OfTwoLong : OfTwoShort);

    async Task Break(string name, int servers, IReadOnlyList<Fault> faults)
    {
        if (await PossibleHere.OrTell("the trials with a cut network", () => DataDirectory.CreateInNetwork(servers)) is not { } data)
        {
            return;
        }

        var network = data.Network!;
        var host = network.Servers[0];
        await using var trial = new Trial(name, output, report, data, random => [.. network.Servers.Select(each => new Server(data, random, host: each))], Impatient);
        await trial.Begin(listen: true, histories: true);
        foreach (var fault in faults)
        {
            await trial.SomeLoad();
            network.Set(host, fault.From, fault.To);
            trial.Say($"from server 0 {fault.From}, to it {fault.To}, for {fault.Seconds} s");
            await Task.Delay(TimeSpan.FromSeconds(fault.Seconds));
            network.Heal();
            await trial.Recovered(Stopwatch.GetTimestamp(), by: trial.Server);
            await AssertPoolIsWhole(trial, data, host);
        }

        await trial.Conclude(string.Join(", ", faults.Select(fault => $"{fault.Seconds} s {fault.From}/{fault.To}")), HealedWithin);
        trial.AnsweredBy("none", "UNAVAILABLE");
    }

    /// <summary>Whom the network has cut off must not keep its places at the database.</summary>
    static async Task AssertPoolIsWhole(Trial trial, DataDirectory data, Host host)
    {
        await using var connection = new NpgsqlConnection(data.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"select count(*) from pg_stat_activity where client_addr = '{host.Address}'", connection);
        var healed = Stopwatch.GetTimestamp();
        long connections;
        while ((connections = (long)(await command.ExecuteScalarAsync())!) > MaxConnections && Stopwatch.GetElapsedTime(healed) < HealedWithin * Scale.TimeFactor) await Task.Delay(Look);
        trial.Say($"server 0 has {connections} connections");
        Assert.InRange(connections, 1, MaxConnections);
    }

    /// <summary>How well the network carries what a server sends and what is sent to it, and for how long.</summary>
    sealed record Fault(Quality From, Quality To, int Seconds);
}
