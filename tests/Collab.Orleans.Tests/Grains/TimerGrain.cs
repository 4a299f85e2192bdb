using Orleans;
using Orleans.Runtime;

namespace Collab.Orleans.Tests;

[Alias("test.timer")]
public interface ITimerGrain : IGrainWithStringKey
{
    [Alias("Start")]
    Task Start(TimeSpan due, TimeSpan period, bool interleave = false, bool keepAlive = false);

    [Alias("Change")]
    Task Change(TimeSpan due, TimeSpan period);

    [Alias("Stop")]
    Task Stop();

    [Alias("WaitAt")]
    Task WaitAt(string gate);

    [Alias("Ticks")]
    Task<int> Ticks();

    [Alias("End")]
    Task End();
}

[CollectionAgeLimit(Minutes = 3)]
[GrainType("test-timer")]
public sealed class TimerGrain(Probe probe) : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private int _ticks;

    private string Diary => this.GetPrimaryKeyString();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Write(Diary, "deactivating");
        return Task.CompletedTask;
    }

    public Task Start(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive)
    {
        _timer = this.RegisterGrainTimer(
            TickAsync, "state", new GrainTimerCreationOptions(due, period) { Interleave = interleave, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task WaitAt(string gate)
    {
        probe.Write(Diary, "begin");
        await probe.WaitAtAsync(gate);
        probe.Write(Diary, "end");
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task TickAsync(string state, CancellationToken cancellationToken)
    {
        var grain = TaskScheduler.Current;
        await Task.Yield();
        probe.Write(Diary, $"tick {++_ticks}{(TaskScheduler.Current == grain && state == "state" ? "" : " elsewhere")}");
        await probe.WaitAtIfClosedAsync($"tick {Diary}");
        probe.MayFail($"tick {Diary}");
    }
}
