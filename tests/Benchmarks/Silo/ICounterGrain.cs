using Orleans;

namespace Benchmarks.Silo;

/// <summary>A grain with minimal work, so that the call itself is measured.</summary>
[Alias("benchmark.counter")]
public interface ICounterGrain : IGrainWithGuidKey
{
    [Alias("Add")]
    Task<int> Add(int amount);

    [Alias("AddUnless")]
    Task<int> AddUnless(int amount, CancellationToken cancellationToken);

    [Alias("AddLater")]
    Task<int> AddLater(int amount);

    [Alias("AddTo")]
    Task AddTo(ICounterGrain other, int count);
}
