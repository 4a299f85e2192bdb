using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Collab.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Metadata;
using Orleans.Reminders;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Collab.Orleans.Tests;

/// <summary>What a silo of Microsoft Orleans needs for the suite; built in that flavour alone.</summary>
internal static class OrleansSilo
{
    /// <summary>
    /// How much shorter the ages of grains are. Microsoft Orleans measures idleness by the system's clock whichever clock is registered, so a minute of age is a second here.
    /// </summary>
    public const int Haste = 60;

    /// <summary>How often it looks for idle grains; its own figure is a minute.</summary>
    private static readonly TimeSpan Quantum = TimeSpan.FromMilliseconds(250);

    /// <summary>A silo that no other finds, whose timers of grains and reminders alone go by the test's clock: its own watches do not bear jumps.</summary>
    public static void SetUp(ISiloBuilder silo, ManualTimeProvider time)
    {
        silo.UseLocalhostClustering(FreePort(), gatewayPort: 0);
        silo.Configure<EndpointOptions>(options => options.GatewayListeningEndpoint = null!);
        silo.Services.AddSerializer(serializer => serializer.AddJsonSerializer(type => type.Namespace?.StartsWith("Collab.", StringComparison.Ordinal) == true));
        silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, new TimerClock(time));
        silo.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, new LateClock(time));
        silo.Services.AddSingleton<IGrainPropertiesProvider, ShortAges>();
        silo.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionAge /= Haste;
            options.CollectionQuantum = Quantum;
        });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The test's clock for timers, the system's for moments: until when a grain was told to stay is compared with the system's.</summary>
    private sealed class TimerClock(TimeProvider timers) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            timers.CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>
    /// The test's clock, whose timers come a millisecond late. The reminder service waits until a moment by delays of whole milliseconds, rounded down, again and again
    /// until it is there: on a clock that stands still on the last fraction, for ever.
    /// </summary>
    private sealed class LateClock(TimeProvider time) : TimeProvider
    {
        private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(1);

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            time.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : dueTime + Late, period);
    }

    /// <summary>Shortens what the classes of grains say of their ages; comes after the provider that reads them.</summary>
    private sealed class ShortAges : IGrainPropertiesProvider
    {
        public void Populate(Type grainClass, GrainType grainType, Dictionary<string, string> properties)
        {
            if (properties.TryGetValue(WellKnownGrainTypeProperties.IdleDeactivationPeriod, out var text)
                && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var age))
            {
                properties[WellKnownGrainTypeProperties.IdleDeactivationPeriod] = (age / Haste).ToString("c", CultureInfo.InvariantCulture);
            }
        }
    }
}
