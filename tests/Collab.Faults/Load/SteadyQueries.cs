using System.Collections.Concurrent;
using System.Diagnostics;

namespace Collab.Faults.Load;

/// <summary>Some who ask all the time, at a moderate pace, and take the time of each answer.</summary>
sealed class SteadyQueries : IAsyncDisposable
{
    /// <summary>What they ask.</summary>
    public const string Query = "{ projects(first: 10) { nodes { slug title { value } owner { name { value } } phase } } }";

    const int Count = 4;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    readonly ConcurrentQueue<TimeSpan> _times = new();
    readonly CancellationTokenSource _stop = new();
    readonly Task _asking;

    public SteadyQueries(GraphQLClient client, string person) => _asking = Task.WhenAll(Enumerable.Range(0, Count).Select(_ => Task.Run(() => Ask(client, person))));

    /// <summary>Forgets the times so far.</summary>
    public void Begin() => _times.Clear();

    /// <summary>The time that 95 of 100 answers since <see cref="Begin"/> stayed under.</summary>
    public TimeSpan Percentile95()
    {
        var times = _times.Order().ToArray();
        return times[times.Length * 95 / 100];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _asking;
        _stop.Dispose();
    }

    async Task Ask(GraphQLClient client, string person)
    {
        while (!_stop.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            await client.Ask(person, Query, []);
            _times.Enqueue(Stopwatch.GetElapsedTime(began));
            await Task.Delay(Pause);
        }
    }
}
