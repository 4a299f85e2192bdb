using Collab.Orleans.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Timers;

namespace Orleans.Hosting;

/// <summary>Reminders of a silo.</summary>
public static class ReminderSiloBuilderExtensions
{
    /// <summary>
    /// Lets grains register reminders. The host brings an <see cref="IReminderStorage"/>, and runs <see cref="ReminderDelivery"/> in one of the
    /// processes on it.
    /// </summary>
    /// <param name="builder">The silo.</param>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder) => builder.ConfigureServices(services =>
    {
        services.TryAddSingleton<IReminderRegistry, ReminderRegistry>();
        services.TryAddSingleton<ReminderDelivery>();
    });

    /// <summary>Lets grains register reminders that live and die with the process.</summary>
    /// <param name="builder">The silo.</param>
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder) => builder.AddReminders().ConfigureServices(services =>
    {
        services.AddSingleton<IReminderStorage, MemoryReminderStorage>();
        services.AddHostedService<MemoryReminderService>();
    });
}
