using Xunit;

namespace Collab.Orleans.Tests;

public sealed class CancellationTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    /// <summary>Microsoft Orleans ends the call too, but starts it all the same when its turn comes, with the token cancelled.</summary>
    [Fact]
    public async Task A_call_cancelled_while_it_waits_never_starts()
    {
        using var cancellation = new CancellationTokenSource();
        var grain = fixture.Grains.GetGrain<ICallGrain>(Guid.NewGuid());
        var blocking = grain.Slow("blocking");
        await fixture.Probe.ArrivedAsync("blocking");
        var call = grain.WaitCancelled("never", cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        fixture.Probe.Open("blocking");
        await blocking;
        await grain.Nothing();
        Assert.Empty(fixture.Probe.Read("never"));
    }
}
