using System.Diagnostics;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Test 4: kill -9 of PostgreSQL under load, by turns of the postmaster and of one of its children.</summary>
[Collection(FaultTrials.Name)]
public sealed class DatabaseKillTests(ITestOutputHelper output, FaultReport report)
{
    static readonly TimeSpan ResumesWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_killed_database_comes_back_without_a_restart_of_the_server_and_nothing_is_lost_doubled_or_torn()
    {
        await using var trial = new Trial("database killed", output, report, await DataDirectory.Create());
        await trial.Begin(histories: true);
        var server = trial.Server.ProcessId;
        for (var kills = 0; kills < Scale.DatabaseKills; kills++)
        {
            await trial.SomeLoad();
            await Kill(trial, postmasterItself: kills % 2 == 0);
        }

        Assert.Equal(server, trial.Server.ProcessId);
        Assert.False(trial.Server.HasEnded);
        await trial.Conclude($"{(Scale.DatabaseKills + 1) / 2} kills of the postmaster, {Scale.DatabaseKills / 2} of a child", ResumesWithin);
        trial.AnsweredBy("UNAVAILABLE");
    }

    /// <summary>
    /// PostgreSQL takes the death of any child for a damaged memory and starts all of them anew. Those of before may still answer for a
    /// moment, also without their postmaster; only when they are gone does an answer show that the database is back.
    /// </summary>
    static async Task Kill(Trial trial, bool postmasterItself)
    {
        var killedAt = Stopwatch.GetTimestamp();
        await trial.Server.Database.Kill(trial.Random, postmasterItself);
        await trial.Recovered(killedAt, answeredAfter: Stopwatch.GetTimestamp());
    }
}
