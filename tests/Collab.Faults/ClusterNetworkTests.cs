using System.Diagnostics;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Collab.Faults.Servers.Network;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Three servers whose silos are one cluster, and the network of one of them is cut; built with -p:Silo=Orleans only.</summary>
[Collection(FaultTrials.Name)]
[Trait("Form", "long")]
public sealed class ClusterNetworkTests(ITestOutputHelper output, FaultReport report)
{
    static readonly TimeSpan ServesAgainWithin = TimeSpan.FromSeconds(12);
    static readonly WriterPoolOptions Impatient = WriterPoolOptions.Usual with { Patience = TimeSpan.FromSeconds(3) };

    [Fact]
    public Task A_silo_that_is_cut_off_from_the_others_and_from_the_database_ends_or_comes_back_and_nothing_is_lost() =>
        CutOff("silo cut off", "from the others and from the database", _ => Quality.Cut);

    [Fact]
    public Task A_silo_that_is_cut_off_from_the_others_while_all_reach_the_database_ends_or_comes_back_and_nothing_is_lost() =>
        CutOff("silos cut from each other", "from the others, the database within reach of all", network => network.CutButForDatabase);

    async Task CutOff(string name, string from, Func<RemoteDatabase, Quality> cut)
    {
        if (await PossibleHere.OrTell("the trial with a silo that is cut off", () => DataDirectory.CreateRemote()) is not { } data)
        {
            return;
        }

        var network = data.Remote!;
        await using var trial = new Trial(name, output, report, data, random => [Near(random), Near(random), Far(random)], Impatient);
        await trial.Begin();
        await trial.SomeLoad();
        network.Wire = cut(network);
        trial.Say("one silo is cut off");
        await trial.Recovered(Stopwatch.GetTimestamp(), by: trial.Server);
        await Task.Delay(TimeSpan.FromSeconds(Scale.CutSeconds));
        network.Wire = Quality.Good;
        trial.Say("the network is whole again");
        await trial.BackOrRestarted(trial.Servers[^1]);
        await trial.SomeLoad();
        await trial.Conclude($"one of three silos cut off {from} for {Scale.CutSeconds} s", ServesAgainWithin);
        trial.AnsweredBy("none", "UNAVAILABLE");

        Server Near(Random random) => At(network.Near, RemoteDatabase.DatabaseAddress, random);
        Server Far(Random random) => At(network.Far, RemoteDatabase.ServerAddress, random);
        Server At(NetworkNamespace place, string address, Random random) => new(data, random, new Dictionary<string, string> { ["Silo__Address"] = address }, place);
    }
}
