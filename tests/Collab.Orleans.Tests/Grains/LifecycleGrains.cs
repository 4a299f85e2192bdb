using Orleans;
using Orleans.Runtime;

namespace Collab.Orleans.Tests;

[Alias("test.life")]
public interface ILifeGrain : IGrainWithStringKey
{
    [Alias("Activation")]
    Task<Guid> Activation();

    [Alias("WaitAt")]
    Task<Guid> WaitAt(string gate);

    [Alias("End")]
    Task End();

    [Alias("Delay")]
    Task Delay(TimeSpan time);

    [Alias("EndAndWaitAt")]
    Task EndAndWaitAt(string gate);
}

/// <summary>A short-lived one.</summary>
[Alias("test.short-life")]
public interface IShortLifeGrain : ILifeGrain;

/// <summary>One that is never idle.</summary>
[Alias("test.long-life")]
public interface ILongLifeGrain : ILifeGrain;

[GrainType("test-life")]
public class LifeGrain(Probe probe) : Grain, ILifeGrain, IDisposable
{
    private readonly Guid _activation = Guid.NewGuid();

    private string Diary => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        probe.Write(Diary, "activating");
        await Task.Yield();
        probe.MayFail($"activate {Diary}");
        probe.Write(Diary, "active");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Write(Diary, $"deactivating {reason.ReasonCode}");
        await probe.WaitAtIfClosedAsync($"deactivate {Diary}");
        probe.MayFail($"deactivate {Diary}");
        probe.Write(Diary, "inactive");
    }

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public async Task<Guid> WaitAt(string gate)
    {
        await probe.WaitAtAsync(gate);
        probe.Write(Diary, $"passed {gate}");
        return _activation;
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task EndAndWaitAt(string gate)
    {
        DeactivateOnIdle();
        await WaitAt(gate);
    }

    public Task Delay(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        probe.Write(Diary, "disposed");
        GC.SuppressFinalize(this);
    }
}

[CollectionAgeLimit(Minutes = 2)]
[GrainType("test-short-life")]
public sealed class ShortLifeGrain(Probe probe) : LifeGrain(probe), IShortLifeGrain;

[KeepAlive]
[GrainType("test-long-life")]
public sealed class LongLifeGrain(Probe probe) : LifeGrain(probe), ILongLifeGrain;

[Alias("test.stillborn")]
public interface IStillbornGrain : IGrainWithStringKey
{
    [Alias("Call")]
    Task Call();
}

[GrainType("test-stillborn")]
public sealed class StillbornGrain : Grain, IStillbornGrain
{
    public StillbornGrain(Probe probe) => probe.MayFail("construct");

    public Task Call() => Task.CompletedTask;
}
