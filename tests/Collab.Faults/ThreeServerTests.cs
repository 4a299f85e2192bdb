using System.Diagnostics;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>
/// Three servers on one database, whose silos are a cluster: kills of one and of two of them at once and of the database, while the third is paused for a while, and jumps of
/// a clock. A server that slept ends by itself when its cluster has gone on without it, and is started anew.
/// </summary>
[Collection(FaultTrials.Name)]
[Trait("Form", "long")]
public sealed class ThreeServerTests(ITestOutputHelper output, FaultReport report)
{
    static readonly TimeSpan ServesAgainWithin = TimeSpan.FromSeconds(10);
    static readonly TimeSpan[] Offsets = [TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.FromDays(1), TimeSpan.FromDays(-1), TimeSpan.Zero];

    /// <summary>A client whose server is paused or dies soon uses another one.</summary>
    static readonly WriterPoolOptions Impatient = WriterPoolOptions.Moderate with { WaitTimeout = TimeSpan.FromSeconds(3) };

    readonly SemaphoreSlim _mayLoseTwo = new(1);

    [Fact]
    public async Task Nothing_is_lost_doubled_or_torn_and_every_view_is_the_journals_whatever_dies_sleeps_or_has_a_wrong_clock()
    {
        var data = await DataDirectory.CreateShared();
        using var clock = await PossibleHere.OrTell("the jumps of a clock in the trial with three servers", () => FakeClock.Create(data));
        await using var trial = new Trial(
            "three servers", output, report, data, random => [new Server(data, random, clock?.Environment), new Server(data, random), new Server(data, random)], Impatient);
        await trial.Begin(listen: true, histories: true);
        var pausing = Pause(trial, trial.Servers[^1]);
        for (var faults = 0; faults < Scale.MixedFaults; faults++)
        {
            await trial.SomeLoad();
            if (clock is not null && faults % 4 == 0) await Jump(trial, clock, Offsets[faults / 4 % Offsets.Length]);
            var fault = (faults % 4) switch
            {
                0 => KillServer(trial, trial.Servers[trial.Random.Next(trial.Servers.Count - 1)]),
                2 => KillTwo(trial),
                _ => EndDatabase(trial),
            };
            await fault;
        }

        await pausing;
        var (one, two, jumps) = ((Scale.MixedFaults + 3) / 4, (Scale.MixedFaults + 1) / 4, clock is null ? 0 : (Scale.MixedFaults + 3) / 4);
        await trial.Conclude(
            $"{one} kills of one server, {two} of two at once, {Scale.MixedFaults / 2} ends of the database, {Scale.Pauses} × {Scale.PauseSeconds} s paused, {jumps} jumps of a clock", ServesAgainWithin);
        trial.AnsweredBy("none", "UNAVAILABLE");
    }

    static async Task Jump(Trial trial, FakeClock clock, TimeSpan offset)
    {
        await clock.Jump(offset, trial.Server);
        trial.Say($"the clock of server 0 is {offset} ahead");
    }

    static async Task KillServer(Trial trial, Server server)
    {
        await server.Kill();
        var since = Stopwatch.GetTimestamp();
        await server.Start();
        await trial.Recovered(since, by: server);
    }

    /// <summary>
    /// Kills two at once, whose work the third takes over: the one that is paused at times and another, since the third must not have been declared dead during its pause; and not while it
    /// is paused.
    /// </summary>
    async Task KillTwo(Trial trial)
    {
        await _mayLoseTwo.WaitAsync();
        try
        {
            Server[] victims = [trial.Servers[^1], trial.Servers[trial.Random.Next(trial.Servers.Count - 1)]];
            var since = Stopwatch.GetTimestamp();
            await Task.WhenAll(victims.Select(victim => victim.Kill()));
            trial.Say("two are killed");
            await trial.Recovered(since, by: trial.Servers.Except(victims).Single());
            await Task.WhenAll(victims.Select(victim => victim.Start()));
        }
        finally
        {
            _mayLoseTwo.Release();
        }
    }

    static async Task EndDatabase(Trial trial)
    {
        var since = Stopwatch.GetTimestamp();
        if (trial.Random.Next(2) == 0) await trial.Server.Database.Stop();
        else await trial.Server.Database.Kill(trial.Random, postmasterItself: trial.Random.Next(2) == 0);
        await trial.Recovered(since, answeredAfter: Stopwatch.GetTimestamp());
    }

    /// <summary>Pauses a server and lets it go on, beside whatever happens to the others.</summary>
    async Task Pause(Trial trial, Server server)
    {
        for (var pauses = 0; pauses < Scale.Pauses; pauses++)
        {
            await _mayLoseTwo.WaitAsync();
            try
            {
                server.Pause();
                trial.Say("server 2 is paused");
                await Task.Delay(TimeSpan.FromSeconds(Scale.PauseSeconds));
                server.Continue();
                trial.Say("server 2 goes on");
                await trial.Recovered(Stopwatch.GetTimestamp(), by: server);
            }
            finally
            {
                _mayLoseTwo.Release();
            }
        }
    }
}
