using System.Diagnostics;

namespace Benchmarks.Journal;

/// <summary>Runs an action from a number of callers, each of which waits for the result before the next call.</summary>
static class LoadLoop
{
    /// <summary>The measurements of one round: number of actions, actions per second, and latencies in milliseconds.</summary>
    public sealed record Result(int Count, double PerSecond, double MedianMs, double P99Ms)
    {
        public override string ToString() => $"{PerSecond,8:N0}/s  p50 {MedianMs,6:N2} ms  p99 {P99Ms,6:N2} ms";
    }

    /// <summary>Runs a round. The action gets its caller's number and the count of its own calls, from 1.</summary>
    public static async Task<Result> Run(int callers, TimeSpan length, Func<int, int, Task> action)
    {
        var began = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => Call(caller))));
        var elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var all = times.SelectMany(time => time).Order().ToArray();
        return new Result(all.Length, all.Length / elapsed, all[all.Length / 2], all[all.Length * 99 / 100]);

        async Task<List<double>> Call(int caller)
        {
            var taken = new List<double>();
            for (var count = 1; Stopwatch.GetElapsedTime(began) < length; count++)
            {
                var start = Stopwatch.GetTimestamp();
                await action(caller, count);
                taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return taken;
        }
    }
}
