using Orleans;
using Orleans.Concurrency;

namespace Collab.Orleans.Tests;

[Alias("test.turn")]
public interface ITurnGrain : IGrainWithStringKey
{
    [Alias("Activation")]
    Task<Guid> Activation();

    [Alias("WaitAt")]
    Task WaitAt(string gate);

    [Alias("Note")]
    Task Note(string entry);

    [AlwaysInterleave]
    [Alias("NoteAtOnce")]
    Task NoteAtOnce(string entry);

    [ReadOnly]
    [Alias("ReadAt")]
    Task ReadAt(string gate);

    [Alias("Where")]
    Task<Whereabouts> Where(string gate);

    [Alias("Increment")]
    ValueTask<int> Increment(int yields);
}

/// <summary>Whether pieces of a grain's method ran on the grain.</summary>
public sealed record Whereabouts(bool Start, bool AfterAwait, bool AfterYield, bool InStartNew, bool InTaskRun, bool AfterConfigureAwaitFalse);

[GrainType("test-turn")]
public sealed class TurnGrain(Probe probe) : Grain, ITurnGrain
{
    private readonly Guid _activation = Guid.NewGuid();
    private int _count;
    private int _inside;

    private string Diary => this.GetPrimaryKeyString();

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public async Task WaitAt(string gate)
    {
        probe.Write(Diary, $"begin {gate}");
        await probe.WaitAtAsync(gate);
        probe.Write(Diary, $"end {gate}");
    }

    public Task Note(string entry)
    {
        probe.Write(Diary, entry);
        return Task.CompletedTask;
    }

    public Task NoteAtOnce(string entry) => Note(entry);

    public Task ReadAt(string gate) => WaitAt(gate);

    public async Task<Whereabouts> Where(string gate)
    {
        var grain = TaskScheduler.Current;
        bool Here() => TaskScheduler.Current == grain && grain != TaskScheduler.Default;
        var start = Here();
        await probe.WaitAtAsync(gate);
        var afterAwait = Here();
        await Task.Yield();
        var afterYield = Here();
        var inStartNew = await Task.Factory.StartNew(Here, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);
        var inTaskRun = await Task.Run(Here);
        var afterConfigureAwaitFalse = await Leave(Here);
        return new(start, afterAwait, afterYield, inStartNew, inTaskRun, afterConfigureAwaitFalse);
    }

    public async ValueTask<int> Increment(int yields)
    {
        Enter();
        var count = _count;
        for (var i = 0; i < yields; i++)
        {
            Leave();
            await Task.Yield();
            Enter();
        }

        _count = count + 1;
        Leave();
        return _count;
    }

    private static async Task<bool> Leave(Func<bool> here)
    {
        await Task.Delay(1).ConfigureAwait(false);
        return here();
    }

    private void Enter()
    {
        if (Interlocked.Increment(ref _inside) != 1)
            throw new InvalidOperationException("Two turns at once.");
    }

    private void Leave() => Interlocked.Decrement(ref _inside);
}
