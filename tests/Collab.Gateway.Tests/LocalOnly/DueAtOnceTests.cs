using Collab.Gateway.Tests.Reminders;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests.LocalOnly;

/// <summary>
/// What Microsoft Orleans does otherwise: it stores when the first tick is due and then reckons the next from now on, so that one which is due by then waits for its whole period.
/// </summary>
public sealed class DueAtOnceTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_reminder_that_is_due_at_once_comes_at_once()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var gateway = await RunningGateway.Start(database.ConnectionString);
        var key = Guid.NewGuid().ToString();

        await gateway.Grain(key).Register("now", TimeSpan.Zero);

        Assert.Equal("now", await GatewayRemindedGrain.TicksOf(key).Reader.ReadAsync().AsTask().WaitAsync(Patience));
    }
}
