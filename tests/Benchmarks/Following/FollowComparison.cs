using Benchmarks.Journal;
using Collab.Journal;
using Collab.Testing;

namespace Benchmarks.Following;

/// <summary>The cost of following processes for writers, and the propagation time of a write.</summary>
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
        await AppendsBesideFollowers.Run(journal, gateways, output);
        await PropagationTimes.Run(gateways, output);
    }
}
