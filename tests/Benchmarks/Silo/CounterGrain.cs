using Orleans;

namespace Benchmarks.Silo;

[GrainType("benchmark-counter")]
sealed class CounterGrain : Grain, ICounterGrain
{
    int _sum;

    public Task<int> Add(int amount) => Task.FromResult(_sum += amount);

    public Task<int> AddUnless(int amount, CancellationToken cancellationToken) => Task.FromResult(_sum += amount);

    public async Task<int> AddLater(int amount)
    {
        await Task.Yield();
        return _sum += amount;
    }

    public async Task AddTo(ICounterGrain other, int count)
    {
        for (var i = 0; i < count; i++) await other.Add(i);
    }
}
