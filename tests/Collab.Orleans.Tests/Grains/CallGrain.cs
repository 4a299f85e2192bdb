using System.Diagnostics;
using System.Runtime.CompilerServices;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Collab.Orleans.Tests;

[Alias("test.call")]
public interface ICallGrain : IGrainWithGuidKey
{
    [Alias("Echo")]
    Task<Letter> Echo(Letter letter, int times, string? note = null);

    [Alias("EchoValue")]
    ValueTask<Letter> EchoValue(Letter letter);

    [Alias("Nothing")]
    ValueTask Nothing();

    [Alias("Throw")]
    Task Throw(bool beforeAwait);

    [Alias("ThrowAtOnce")]
    Task<int> ThrowAtOnce();

    [Alias("WaitCancelled")]
    Task<string> WaitCancelled(string diary, CancellationToken cancellationToken);

    [ResponseTimeout("00:00:01")]
    [Alias("Slow")]
    Task Slow(string gate);

    [OneWay]
    [Alias("Tell")]
    Task Tell(string gate);

    [Alias("ReadContext")]
    Task<string?> ReadContext(string key);

    [Alias("ReadContextBehind")]
    Task<string?> ReadContextBehind(string key, Guid behind);

    [Alias("WriteContext")]
    Task WriteContext(string key, string value);

    [Alias("ReadAmbient")]
    Task<string?> ReadAmbient();

    /// <summary>The trace that the grain's work belongs to; after a gate, if it is closed.</summary>
    [Alias("ReadTrace")]
    Task<string?> ReadTrace(string gate);
}

/// <summary>A message.</summary>
public sealed record Letter(string Text, int[] Numbers);

[GrainType("test-call")]
public sealed class CallGrain(Probe probe) : Grain, ICallGrain
{
    public static AsyncLocal<string?> Ambient { get; } = new();

    public Task<Letter> Echo(Letter letter, int times, string? note) =>
        Task.FromResult(letter with { Text = string.Concat(Enumerable.Repeat(letter.Text, times)) + note });

    public ValueTask<Letter> EchoValue(Letter letter) => new(letter);

    public ValueTask Nothing() => ValueTask.CompletedTask;

    public async Task Throw(bool beforeAwait)
    {
        if (!beforeAwait)
            await Task.Yield();
        Fault();
    }

    public Task<int> ThrowAtOnce() => throw new InvalidTimeZoneException("thrown at once");

    public async Task<string> WaitCancelled(string diary, CancellationToken cancellationToken)
    {
        var grain = TaskScheduler.Current;
        var cancelled = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(() =>
        {
            probe.Write(diary, TaskScheduler.Current == grain ? "told on the grain" : "told elsewhere");
            cancelled.SetResult();
        });
        probe.Write(diary, "waiting");
        await cancelled.Task;
        probe.Write(diary, "stopped");
        throw new OperationCanceledException(cancellationToken);
    }

    public Task Slow(string gate) => probe.WaitAtAsync(gate);

    public async Task Tell(string gate)
    {
        await probe.WaitAtAsync(gate);
        throw new InvalidTimeZoneException("nobody hears this");
    }

    public async Task<string?> ReadContext(string key)
    {
        await Task.Yield();
        return (string?)RequestContext.Get(key);
    }

    public Task<string?> ReadContextBehind(string key, Guid behind) => GrainFactory.GetGrain<ICallGrain>(behind).ReadContext(key);

    public Task WriteContext(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public Task<string?> ReadAmbient() => Task.FromResult(Ambient.Value);

    public async Task<string?> ReadTrace(string gate)
    {
        await probe.WaitAtIfClosedAsync(gate);
        return Activity.Current?.TraceId.ToHexString();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fault() => throw new InvalidTimeZoneException("thrown in the grain");
}
