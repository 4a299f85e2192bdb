using System.Collections.Concurrent;
using System.Threading.Channels;
using Orleans;
using Orleans.Runtime;

namespace Collab.Gateway.Tests.Reminders;

/// <summary>A grain with a reminder.</summary>
[Alias("test.gateway-reminded")]
public interface IGatewayRemindedGrain : IGrainWithStringKey
{
    [Alias("Register")]
    Task Register(string name, TimeSpan due);
}

[GrainType("test-gateway-reminded")]
public sealed class GatewayRemindedGrain : Grain, IGatewayRemindedGrain, IRemindable
{
    static readonly ConcurrentDictionary<string, Channel<string>> AllTicks = new();

    /// <summary>The ticks of a grain in any gateway of this test.</summary>
    public static Channel<string> TicksOf(string key) => AllTicks.GetOrAdd(key, _ => Channel.CreateUnbounded<string>());

    public Task Register(string name, TimeSpan due) => this.RegisterOrUpdateReminder(name, due, TimeSpan.FromMinutes(1));

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        TicksOf(this.GetPrimaryKeyString()).Writer.TryWrite(reminderName);
        return Task.CompletedTask;
    }
}
