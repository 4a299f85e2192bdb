using System.Diagnostics;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Collab.Faults.Servers.Network;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>The network of three servers: one is cut off from the others, or all from each other, with the database within reach or not. What ends is started anew.</summary>
[Collection(FaultTrials.Name)]
[Trait("Form", "long")]
public sealed class ClusterNetworkTests(ITestOutputHelper output, FaultReport report)
{
    const int Servers = 3;
    static readonly TimeSpan ServesAgainWithin = TimeSpan.FromSeconds(12);
    static readonly WriterPoolOptions Impatient = WriterPoolOptions.Moderate with { WaitTimeout = TimeSpan.FromSeconds(3) };

    [Fact]
    public Task One_server_cut_off_from_the_others_and_from_the_database_loses_nothing() =>
        Cut("one of three cut off", "one from the others and from the database", network => network.Set(network.Servers[^1], Quality.Cut, Quality.Cut), duringIt: [0]);

    [Fact]
    public Task One_server_cut_off_from_the_others_while_all_reach_the_database_loses_nothing() =>
        Cut("one of three cut from the others", "one from the others, the database within reach of all", network => network.CutFromServers(network.Servers[^1]), duringIt: [0]);

    [Fact]
    public Task Three_servers_cut_from_each_other_while_all_reach_the_database_lose_nothing() =>
        Cut("three cut from each other", "all from each other, the database within reach of all", network => network.CutAll(andFromDatabase: false), duringIt: [null]);

    [Fact]
    public Task Three_servers_cut_from_each_other_and_from_the_database_lose_nothing() =>
        Cut("three cut from all", "all from each other and from the database", network => network.CutAll(andFromDatabase: true), duringIt: []);

    /// <summary>Cuts, and waits until all serve again after the network is whole.</summary>
    /// <param name="name">The trial's name.</param>
    /// <param name="what">What is cut, in words.</param>
    /// <param name="cut">Cuts it.</param>
    /// <param name="duringIt">Which servers must serve during the cut: a number, null for any; empty where none can.</param>
    async Task Cut(string name, string what, Action<IsolatedNetwork> cut, IReadOnlyList<int?> duringIt)
    {
        if (await PossibleHere.OrTell("the trials with a cut cluster", () => DataDirectory.CreateInNetwork(Servers)) is not { } data)
        {
            return;
        }

        var network = data.Network!;
        await using var trial = new Trial(name, output, report, data, random => [.. network.Servers.Select(host => new Server(data, random, host: host))], Impatient);
        await trial.Begin(listen: true, histories: true);
        for (var cuts = 0; cuts < Scale.Cuts; cuts++)
        {
            await trial.SomeLoad();
            cut(network);
            var since = Stopwatch.GetTimestamp();
            trial.Say($"cut: {what}");
            foreach (var number in duringIt) await trial.Recovered(since, by: number is { } server ? trial.Servers[server] : null);
            await Task.Delay(TimeSpan.FromSeconds(Scale.CutSeconds) - Stopwatch.GetElapsedTime(since) is { Ticks: > 0 } left ? left : TimeSpan.Zero);
            network.Heal();
            var healed = Stopwatch.GetTimestamp();
            trial.Say("the network is whole again");
            await Task.WhenAll(trial.Servers.Select(server => trial.Recovered(healed, by: server)));
        }

        await trial.Conclude($"{Scale.Cuts} × {Scale.CutSeconds} s cut: {what}", ServesAgainWithin);
        trial.AnsweredBy("none", "UNAVAILABLE");
    }
}
