using System.Diagnostics;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Test 3: kill -9 of the server at random moments under load, while it starts included.</summary>
[Collection(FaultTrials.Name)]
public sealed class ServerKillTests(ITestOutputHelper output, FaultReport report)
{
    static readonly TimeSpan ServesAgainWithin = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_killed_server_loses_doubles_and_tears_nothing_and_serves_again_within_seconds()
    {
        await using var trial = new Trial("server killed", output, report, await DataDirectory.Create());
        var firstStarts = (Scale.ServerKills / 10) + 1;
        for (var kills = 0; kills < firstStarts; kills++) await KillWhileItStarts(trial, longestMs: 3_000);
        await trial.Begin(histories: true);
        for (var kills = firstStarts; kills < Scale.ServerKills; kills++)
        {
            await trial.SomeLoad();
            await trial.Server.Kill();
            if (kills % 5 == 4)
            {
                await KillWhileItStarts(trial, longestMs: 800);
                kills++;
            }

            var since = Stopwatch.GetTimestamp();
            await trial.Server.Start();
            await trial.Recovered(since);
        }

        await trial.Conclude($"{Scale.ServerKills} kills", ServesAgainWithin);
        trial.AnsweredBy("none", "UNAVAILABLE");
    }

    /// <summary>The moment is random and goes by time, as a server that starts answers nothing to go by.</summary>
    static async Task KillWhileItStarts(Trial trial, int longestMs)
    {
        trial.Server.Begin();
        await Task.Delay(trial.Random.Next(longestMs));
        await trial.Server.Kill();
    }
}
