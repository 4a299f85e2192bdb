using System.Collections.Concurrent;

namespace Collab.Orleans.Tests;

/// <summary>How tests and the grains they watch meet: gates that a grain waits at, and a diary that it writes.</summary>
public sealed class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _diaries = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _arrivals = new();

    /// <summary>Waits in a grain until the test opens the gate.</summary>
    public Task WaitAtAsync(string gate)
    {
        Arrival(gate).TrySetResult();
        return Gate(gate).Task;
    }

    /// <summary>Waits in a test until a grain stands at the gate, or has passed it.</summary>
    public Task ArrivedAsync(string gate) => Arrival(gate).Task.WaitAsync(Patience);

    public bool HasArrived(string gate) => Arrival(gate).Task.IsCompleted;

    public void Open(string gate) => Gate(gate).TrySetResult();

    public void Write(string diary, string entry)
    {
        _diaries.GetOrAdd(diary, _ => new()).Enqueue(entry);
        Arrival($"{diary}:{entry}").TrySetResult();
    }

    /// <summary>Waits in a test until the diary has this entry.</summary>
    public Task WrittenAsync(string diary, string entry) => ArrivedAsync($"{diary}:{entry}");

    public string[] Read(string diary) => _diaries.TryGetValue(diary, out var entries) ? [.. entries] : [];

    private TaskCompletionSource Gate(string name) => _gates.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private TaskCompletionSource Arrival(string name) => _arrivals.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
