using System.Diagnostics;
using Collab.Faults.Load;
using Collab.Faults.Reports;
using Collab.Faults.Servers;
using Collab.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Collab.Faults;

/// <summary>Test 14: servers are stopped and started anew one after the other under load, in the long form also from an old version to the present one.</summary>
[Collection(FaultTrials.Name)]
public sealed class RollingUpgradeTests(ITestOutputHelper output, FaultReport report)
{
    static readonly TimeSpan ServesAgainWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Replacing_servers_one_after_the_other_loses_nothing_and_costs_no_command_more_than_one_repeat()
    {
        var data = await DataDirectory.CreateShared();
        await using var trial = new Trial("rolling restart", output, report, data, random => [new Server(data, random), new Server(data, random)], WriterPoolOptions.Moderate);
        await trial.Begin(listen: true, histories: true);
        for (var rounds = 0; rounds < Scale.Replacements; rounds++)
        {
            foreach (var server in trial.Servers) await Replace(trial, server, program: null);
        }

        await trial.Conclude($"{2 * Scale.Replacements} replacements of a server by another of the same version", ServesAgainWithin);
        AssertOneRepeatAtMost(trial);
    }

    [Fact]
    public async Task An_old_version_serves_beside_the_present_one_until_it_is_replaced()
    {
        // Building the old version takes half a minute, and more on a small machine.
        if (!Scale.IsLong) return;
        string old, commit;
        try
        {
            (old, commit) = await OldVersion.Build();
        }
        catch (NotPossibleHereException reason)
        {
            NotRun.Report("the trial of a rolling upgrade", reason.Message);
            return;
        }

        var data = await DataDirectory.CreateShared();
        await using var trial = new Trial(
            "rolling upgrade", output, report, data,
            random => [new Server(data, random) { Program = old }, new Server(data, random) { Program = old }],
            WriterPoolOptions.Moderate with { IsSettled = true });
        await trial.Begin(listen: true);
        foreach (var server in trial.Servers)
        {
            await Replace(trial, server, program: null);
            for (var rounds = 0; rounds < Scale.Replacements; rounds++) await trial.SomeLoad();
            var since = Stopwatch.GetTimestamp();
            await Task.WhenAll(trial.Servers.Select(each => trial.Recovered(since, by: each)));
        }

        await trial.Conclude($"2 servers of version {commit} replaced by the present one", ServesAgainWithin);
        AssertOneRepeatAtMost(trial);
    }

    static async Task Replace(Trial trial, Server server, string? program)
    {
        await trial.SomeLoad();
        await server.Stop();
        server.Program = program;
        var since = Stopwatch.GetTimestamp();
        await server.Start();
        await trial.Recovered(since, by: server);
    }

    static void AssertOneRepeatAtMost(Trial trial)
    {
        var failed = trial.History.Entries.Where(entry => entry.Troubles.Count > 1).Select(entry => $"{entry.Command.Id}: {string.Join(" | ", entry.Troubles)}");
        Assert.True(!failed.Any(), $"These were repeated more than once:\n{string.Join('\n', failed.Take(10))}");
    }
}
