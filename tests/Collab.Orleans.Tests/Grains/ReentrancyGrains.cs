using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Collab.Orleans.Tests;

[Alias("test.reentrant")]
public interface IReentrantGrain : IGrainWithStringKey
{
    [Alias("WaitAt")]
    Task WaitAt(string gate);
}

[Reentrant]
[GrainType("test-reentrant")]
public sealed class ReentrantGrain(Probe probe) : Grain, IReentrantGrain
{
    public async Task WaitAt(string gate)
    {
        probe.Write(this.GetPrimaryKeyString(), $"begin {gate}");
        await probe.WaitAtAsync(gate);
        probe.Write(this.GetPrimaryKeyString(), $"end {gate}");
    }
}

[Alias("test.chain")]
public interface IChainGrain : IGrainWithStringKey
{
    /// <summary>Asks another grain, which may ask back.</summary>
    [ResponseTimeout("00:00:01")]
    [Alias("Ask")]
    Task<int> Ask(string[] path, bool allowReentrancy);

    [ResponseTimeout("00:00:01")]
    [Alias("Answer")]
    Task<int> Answer();

    [AlwaysInterleave]
    [Alias("AnswerAtOnce")]
    Task<int> AnswerAtOnce();

    /// <summary>Has another grain call <see cref="AnswerAtOnce"/> on this one.</summary>
    [Alias("AskRoundabout")]
    Task<int> AskRoundabout(string other);

    [Alias("AskAtOnce")]
    Task<int> AskAtOnce(string whom);
}

[GrainType("test-chain")]
public sealed class ChainGrain(Probe probe) : Grain, IChainGrain
{
    public async Task<int> Ask(string[] path, bool allowReentrancy)
    {
        if (path is [])
            return 1;
        using var section = allowReentrancy ? RequestContext.AllowCallChainReentrancy() : default;
        var call = GrainFactory.GetGrain<IChainGrain>(path[0]).Ask(path[1..], allowReentrancy);
        probe.Write("chain", $"{this.GetPrimaryKeyString()}→{path[0]}");
        return 1 + await call;
    }

    public Task<int> Answer() => Task.FromResult(1);

    public Task<int> AnswerAtOnce() => Task.FromResult(42);

    public Task<int> AskRoundabout(string other) => GrainFactory.GetGrain<IChainGrain>(other).AskAtOnce(this.GetPrimaryKeyString());

    public Task<int> AskAtOnce(string whom) => GrainFactory.GetGrain<IChainGrain>(whom).AnswerAtOnce();
}
