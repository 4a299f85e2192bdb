using System.Diagnostics;
using Benchmarks.Journal;
using Benchmarks.Product;
using Collab.Journal;
using Collab.Testing;

namespace Benchmarks.Following;

/// <summary>What it costs writers that other processes follow the journal, and how soon those hear of a write.</summary>
static class FollowComparison
{
    const int Followers = 4;

    public static async Task Run(TextWriter output)
    {
        await using var own = await PostgresServer.StartOwn();
        await using var gateways = await Gateways.Start(own.Server.ConnectionString(), Followers);
        await using var source = JournalDataSource.Create(own.Server.ConnectionString());
        await MeasuredAppend.Prepare(source);
        await using var journal = await PostgresJournal.Open(source);
        await AppendsBesideFollowers.Run(journal, gateways, "hear", output);
        await BesideListeners(journal, gateways, output);
        await HearingTimes.Run(gateways, output);
    }

    /// <summary>Somebody listens at each of them, so that each reads the events whole.</summary>
    static async Task BesideListeners(PostgresJournal journal, Gateways gateways, TextWriter output)
    {
        using var network = await BenchmarkNetwork.Open(gateways.Addresses[0]);
        var project = await network.StartProject("listened-to");
        List<Subscriber> subscribers = [];
        foreach (var address in gateways.Addresses)
        {
            subscribers.Add(await Subscriber.Open(address, project));
        }

        await AppendsBesideFollowers.Run(journal, gateways, "hear, with a listener at each,", output);

        // One who had stopped listening would have cost nothing.
        const string tag = "heard";
        await network.Change("setProjectHashtags", "project", new { project, hashtags = new[] { tag } });
        foreach (var subscriber in subscribers)
        {
            await subscriber.Hears(tag, Stopwatch.GetTimestamp());
            await subscriber.DisposeAsync();
        }
    }
}
