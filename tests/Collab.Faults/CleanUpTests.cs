using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Collab.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Test 8 for what runs once in the network: its server is halted when it wants to store how far it has come, and the other server does the work and stores that.</summary>
[Collection(FaultTrials.Name)]
public sealed class CleanUpTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_progress_of_a_halted_server_is_refused_when_the_other_has_gone_on_with_its_work()
    {
        await using var data = await DataDirectory.CreateShared();
        await using CuttableProxy first = new(data.Port), second = new(data.Port);
        CuttableProxy[] wires = [first, second];
        var random = new Random(Scale.Seed);
        await using Server one = new(data, random, wire: first), other = new(data, random, wire: second);
        Server[] servers = [one, other];
        var rows = new CleanUpRows(data.Database);
        await one.Start();
        await rows.Scheduled();
        await one.Stop();
        await rows.MakeOldKeys();
        HeldRequests[] held = [.. wires.Select(wire => wire.HoldRequests(CleanUpRows.StoresProgress))];
        await one.Start();
        await other.Start();

        var who = Array.IndexOf(held, await FirstOf(held));
        output.WriteLine($"server {who} wants to store its progress");
        await rows.Removed();
        var halted = servers[who];
        halted.Pause();
        held[1 - who].LetGo();
        await rows.Stored();
        var stored = await rows.Version();
        held[who].LetGo();
        halted.Continue();
        // It reads that its cluster has gone on without it only after what it had sent before it slept was answered.
        await halted.Ended();
        Assert.Equal(stored, await rows.Version());
        Assert.False(servers[1 - who].HasEnded);
    }

    static async Task<HeldRequests> FirstOf(HeldRequests[] held)
    {
        var first = await Task.WhenAny(held.Select(each => each.First)).WaitAsync(TimeSpan.FromMinutes(1));
        return held.First(each => each.First == first);
    }
}
