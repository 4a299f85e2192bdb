using Orleans;
using Orleans.Concurrency;

namespace Collab.Orleans.Tests;

public interface ILinkGrain : IGrainWithStringKey
{
    /// <summary>Calls the next grain of a path, which calls the next.</summary>
    Task<int> Follow(string[] path, int next);
}

public sealed class LinkGrain : Grain, ILinkGrain
{
    public async Task<int> Follow(string[] path, int next) =>
        next < path.Length ? 1 + await GrainFactory.GetGrain<ILinkGrain>(path[next]).Follow(path, next + 1) : 1;
}

public interface INullGrain : IGrainWithStringKey
{
    Task Nothing();

    Task<int> Number();
}

public sealed class NullGrain : Grain, INullGrain
{
    public Task Nothing() => null!;

    public Task<int> Number() => null!;
}

public interface ISuicidalGrain : IGrainWithStringKey
{
    Task Call();
}

public sealed class SuicidalGrain : Grain, ISuicidalGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Call() => Task.CompletedTask;
}

public interface IMixedGrain : IGrainWithStringKey
{
    Task StartTicking();

    Task Write(int yields);

    Task WriteCancellable(int yields, CancellationToken cancellationToken);

    [ReadOnly]
    Task<int> Read(int yields);

    [AlwaysInterleave]
    Task Interleave(int yields);

    IAsyncEnumerable<int> Stream(int count);

    Task<int> Writes();
}

/// <summary>A grain that notices when two of its turns overlap, or a write and anything that must not run beside it.</summary>
public sealed class MixedGrain : Grain, IMixedGrain
{
    private int _inTurn;
    private int _writes;
    private int _writing;
    private int _reading;

    public Task StartTicking()
    {
        this.RegisterGrainTimer(() => Turns(1), new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)) { Interleave = true });
        this.RegisterGrainTimer(() => Write(1, counts: false), new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)));
        return Task.CompletedTask;
    }

    public Task Write(int yields) => Write(yields, counts: true);

    public async Task WriteCancellable(int yields, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(() => Turn());
        await Write(yields);
        cancellationToken.ThrowIfCancellationRequested();
    }

    public async Task<int> Read(int yields)
    {
        Check(_writing == 0);
        _reading++;
        await Turns(yields);
        _reading--;
        return _writes;
    }

    public Task Interleave(int yields) => Turns(yields);

    public async IAsyncEnumerable<int> Stream(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            await Turns(1);
            yield return i;
        }
    }

    public Task<int> Writes() => Task.FromResult(_writes);

    private static void Check(bool holds)
    {
        if (!holds)
            throw new InvalidOperationException("Something ran beside what it must not.");
    }

    private async Task Write(int yields, bool counts)
    {
        Check(_writing == 0 && _reading == 0);
        _writing++;
        var writes = _writes;
        await Turns(yields);
        _writes = writes + (counts ? 1 : 0);
        _writing--;
    }

    private async Task Turns(int yields)
    {
        Turn();
        for (var i = 0; i < yields; i++)
        {
            await Task.Yield();
            Turn();
        }
    }

    private void Turn()
    {
        Check(Interlocked.Increment(ref _inTurn) == 1);
        Thread.SpinWait(20);
        Check(Interlocked.Decrement(ref _inTurn) == 0);
    }
}

public interface IPropertyGrain : IGrainWithStringKey
{
    string Name { get; }
}

public interface IVoidGrain : IGrainWithStringKey
{
    void Call();
}

public interface IGenericMethodGrain : IGrainWithStringKey
{
    Task Call<T>(T value);
}

public interface IOutGrain : IGrainWithStringKey
{
    Task Call(out int value);
}

/// <summary>Methods that are no grain calls.</summary>
public sealed class WrongGrain : Grain, IPropertyGrain, IVoidGrain, IGenericMethodGrain, IOutGrain
{
    public string Name => "";

    public void Call()
    {
    }

    public Task Call<T>(T value) => Task.CompletedTask;

    public Task Call(out int value)
    {
        value = 0;
        return Task.CompletedTask;
    }
}
