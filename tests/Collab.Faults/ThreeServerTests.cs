using System.Diagnostics;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Three servers on one database: random kills of servers and of the database, while one of them sleeps for a while.</summary>
[Collection(FaultTrials.Name)]
public sealed class ThreeServerTests(ITestOutputHelper output, FaultReport report)
{
    static readonly TimeSpan ServesAgainWithin = TimeSpan.FromSeconds(10);

    /// <summary>Whose server sleeps or dies asks at another one before long.</summary>
    static readonly WriterPoolOptions Impatient = WriterPoolOptions.Moderate with { Patience = TimeSpan.FromSeconds(2) };

    [Fact]
    public async Task Nothing_is_lost_doubled_or_torn_and_every_view_is_the_journals_whatever_dies_or_sleeps()
    {
        var data = await DataDirectory.CreateShared();
        await using var trial = new Trial("three servers", output, report, data, random => [new Server(data, random), new Server(data, random), new Server(data, random)], Impatient);
        await trial.Begin(listen: true, histories: true);
        var sleeping = Sleep(trial, trial.Servers[^1]);
        for (var faults = 0; faults < Scale.MixedFaults; faults++)
        {
            await trial.SomeLoad();
            await (faults % 2 == 0 ? KillServer(trial, trial.Servers[trial.Random.Next(trial.Servers.Count - 1)]) : EndDatabase(trial));
        }

        await sleeping;
        await trial.Conclude($"{(Scale.MixedFaults + 1) / 2} kills of a server, {Scale.MixedFaults / 2} ends of the database, {Scale.Naps} × {Scale.NapSeconds} s asleep", ServesAgainWithin);
        trial.AnsweredBy("none", "UNAVAILABLE");
    }

    static async Task KillServer(Trial trial, Server server)
    {
        await server.Kill();
        var since = Stopwatch.GetTimestamp();
        await server.Start();
        await trial.Recovered(since, by: server);
    }

    static async Task EndDatabase(Trial trial)
    {
        var since = Stopwatch.GetTimestamp();
        if (trial.Random.Next(2) == 0) await trial.Server.Database.Stop();
        else await trial.Server.Database.Kill(trial.Random, postmasterItself: trial.Random.Next(2) == 0);
        await trial.Recovered(since, answeredAfter: Stopwatch.GetTimestamp());
    }

    /// <summary>Lets a server sleep and go on, beside whatever happens to the others.</summary>
    static async Task Sleep(Trial trial, Server server)
    {
        for (var naps = 0; naps < Scale.Naps; naps++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            server.Pause();
            await Task.Delay(TimeSpan.FromSeconds(Scale.NapSeconds));
            server.Continue();
            await trial.Recovered(Stopwatch.GetTimestamp(), by: server);
        }
    }
}
