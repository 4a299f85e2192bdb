using System.Diagnostics;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Three servers whose silos are one cluster; built with -p:Silo=Orleans only.</summary>
[Collection(FaultTrials.Name)]
public sealed class ClusterTests(ITestOutputHelper output, FaultReport report)
{
    const int Silos = 3;
    static readonly TimeSpan ServesAgainWithin = TimeSpan.FromSeconds(12);
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(Scale.IsLong ? 40 : 15);

    /// <summary>Clients give up on a silent server and ask another before the cluster has noticed that it is gone.</summary>
    static readonly WriterPoolOptions Impatient = WriterPoolOptions.Usual with { Patience = TimeSpan.FromSeconds(3) };

    [Fact]
    public async Task A_cluster_loses_doubles_and_tears_nothing_when_one_of_its_silos_or_two_at_once_are_killed()
    {
        await using var trial = await Trial("silos killed");
        await trial.Begin();
        for (var round = 0; round < Scale.ClusterKills; round++)
        {
            await trial.SomeLoad();
            var victims = Enumerable.Range(0, Silos).OrderBy(_ => trial.Random.Next()).Take(1 + (round % 2)).Select(number => trial.Servers[number]).ToList();
            var since = Stopwatch.GetTimestamp();
            foreach (var victim in victims) await victim.Kill();
            trial.Say($"{victims.Count} killed");
            await trial.Recovered(since);
            await trial.SomeLoad();
            foreach (var victim in victims) await victim.Start();
        }

        await trial.Conclude($"{Scale.ClusterKills} times one or two of three silos killed", ServesAgainWithin);
    }

    [Fact]
    public async Task A_silo_that_was_paused_while_the_others_went_on_without_it_ends_itself_and_nothing_is_lost()
    {
        await using var trial = await Trial("silo paused");
        await trial.Begin();
        await trial.SomeLoad();
        var paused = trial.Servers[trial.Random.Next(Silos)];
        var since = Stopwatch.GetTimestamp();
        paused.Pause();
        await trial.Recovered(since);
        await Task.Delay(Pause);
        paused.Continue();
        trial.Say("the paused silo goes on");
        await paused.Ended();
        trial.Say("and has ended, as the others count it as dead");
        await paused.Start();
        await trial.SomeLoad();
        await trial.Conclude($"one of three silos paused for {Pause.TotalSeconds:0} s", ServesAgainWithin);
    }

    async Task<Trial> Trial(string name)
    {
        var data = await DataDirectory.CreateShared();
        return new Trial(name, output, report, data, random => [.. Enumerable.Range(0, Silos).Select(_ => new Server(data, random))], Impatient);
    }
}
