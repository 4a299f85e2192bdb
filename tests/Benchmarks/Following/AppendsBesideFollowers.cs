using System.Diagnostics;
using Benchmarks.Journal;
using Collab.Journal;

namespace Benchmarks.Following;

/// <summary>Append throughput while other processes follow, compared with the time while they are paused, in alternating rounds.</summary>
static class AppendsBesideFollowers
{
    const int WarmUp = 2;
    const int Pairs = 9;
    static readonly int[] Callers = [1, 16, 64];
    static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(2);

    public static async Task Run(PostgresJournal journal, Gateways gateways, TextWriter output)
    {
        foreach (var callers in Callers)
        {
            List<Pair> pairs = [];
            for (var pair = 0; pair < WarmUp + Pairs; pair++)
            {
                pairs.Add(await Measure(journal, gateways, callers));
            }

            pairs.RemoveRange(0, WarmUp);
            await output.WriteLineAsync(
                $"append, {callers,2} callers: alone {Median(pairs, pair => pair.Alone.PerSecond),6:N0}/s, beside {gateways.Addresses.Count} that follow {Median(pairs, pair => pair.Followed.PerSecond),6:N0}/s: "
                + $"{Median(pairs, pair => pair.Followed.PerSecond / pair.Alone.PerSecond),4:P0} (median of {Pairs} pairs); an event costs each {Median(pairs, pair => pair.ProcessorUs):N1} us of processor; "
                + $"who slept hears {Median(pairs, pair => pair.Alone.Count):N0} events in {Median(pairs, pair => pair.CaughtUpMs):N0} ms, all {gateways.Addresses.Count} at once");
        }
    }

    static async Task<Pair> Measure(PostgresJournal journal, Gateways gateways, int callers)
    {
        gateways.Pause();
        var alone = await Append(journal, callers);
        var slept = Stopwatch.GetTimestamp();
        gateways.Continue();
        await gateways.CatchUp(await Cursor(journal));
        var caughtUpMs = Stopwatch.GetElapsedTime(slept).TotalMilliseconds;
        var before = gateways.ProcessorTime;
        var followed = await Append(journal, callers);
        await gateways.CatchUp(await Cursor(journal));
        var processor = gateways.ProcessorTime - before;
        return new Pair(alone, followed, processor.TotalMicroseconds / followed.Count / gateways.Addresses.Count, caughtUpMs);
    }

    static Task<LoadLoop.Result> Append(PostgresJournal journal, int callers)
    {
        var streams = Enumerable.Range(0, callers).Select(_ => StreamId.Of("goal", Guid.NewGuid())).ToArray();
        return LoadLoop.Run(callers, RoundLength, (caller, count) => MeasuredAppend.Whole(journal, streams[caller], caller, count));
    }

    static async Task<string> Cursor(PostgresJournal journal) => JournalCursor.Format(journal.Epoch, await journal.Head(default));

    static double Median(List<Pair> pairs, Func<Pair, double> value) => pairs.Select(value).Order().ElementAt(pairs.Count / 2);

    sealed record Pair(LoadLoop.Result Alone, LoadLoop.Result Followed, double ProcessorUs, double CaughtUpMs);
}
