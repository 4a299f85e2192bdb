using System.Collections.Concurrent;

namespace Collab.Orleans.Tests;

/// <summary>How tests and the grains they watch meet: gates that a grain waits at, and a diary that it writes.</summary>
public sealed class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _diaries = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _arrivals = new();
    private readonly ConcurrentDictionary<string, int> _failures = new();

    /// <summary>Lets the next steps of this name fail.</summary>
    public void Fail(string step, int times) => _failures[step] = times;

    /// <summary>Fails in a grain if the test wants it.</summary>
    public void MayFail(string step)
    {
        if (_failures.TryGetValue(step, out var left) && left > 0)
        {
            _failures[step] = left - 1;
            throw new InvalidTimeZoneException($"{step} failed as planned");
        }
    }

    /// <summary>Waits in a grain until the test opens the gate.</summary>
    public Task WaitAtAsync(string gate)
    {
        Arrival(gate).TrySetResult();
        return Gate(gate).Task;
    }

    /// <summary>Waits in a grain if the test has closed the gate beforehand.</summary>
    public Task WaitAtIfClosedAsync(string gate) => _gates.ContainsKey(gate) ? WaitAtAsync(gate) : Task.CompletedTask;

    public void Close(string gate) => Gate(gate);

    /// <summary>Waits in a test until a grain stands at the gate, or has passed it.</summary>
    public async Task ArrivedAsync(string gate)
    {
        try
        {
            await Arrival(gate).Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            var diary = gate.Split(':')[0];
            throw new TimeoutException($"Nothing arrived at \"{gate}\". Its diary: {string.Join(" | ", Read(diary))}.");
        }
    }

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
