using System.Runtime.CompilerServices;
using Orleans;

namespace Collab.Orleans.Tests;

[Alias("test.stream")]
public interface IStreamGrain : IGrainWithStringKey
{
    [Alias("Count")]
    IAsyncEnumerable<int> Count(int to);

    /// <summary>Gives each number when the gate of its name opens.</summary>
    [Alias("Gated")]
    IAsyncEnumerable<int> Gated(int to, CancellationToken cancellationToken = default);

    [Alias("Failing")]
    IAsyncEnumerable<int> Failing(int after);

    [Alias("Produced")]
    Task<int> Produced();

    [Alias("End")]
    Task End();
}

[GrainType("test-stream")]
public sealed class StreamGrain(Probe probe) : Grain, IStreamGrain
{
    private int _produced;

    private string Diary => this.GetPrimaryKeyString();

    public async IAsyncEnumerable<int> Count(int to)
    {
        await Task.CompletedTask;
        for (var i = 1; i <= to; i++)
        {
            _produced = i;
            yield return i;
        }
    }

    public async IAsyncEnumerable<int> Gated(int to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var grain = TaskScheduler.Current;
        try
        {
            for (var i = 1; i <= to; i++)
            {
                await probe.WaitAtAsync($"{Diary} {i}").WaitAsync(cancellationToken);
                if (TaskScheduler.Current != grain)
                    probe.Write(Diary, "elsewhere");
                yield return i;
            }
        }
        finally
        {
            probe.Write(Diary, "closed");
        }
    }

    public async IAsyncEnumerable<int> Failing(int after)
    {
        for (var i = 1; i <= after; i++)
        {
            if (i % 2 == 0)
                await Task.Yield();
            yield return i;
        }

        throw new InvalidTimeZoneException("as planned");
    }

    public Task<int> Produced() => Task.FromResult(_produced);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
