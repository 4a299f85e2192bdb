using Collab.Journal.Leases;
using Collab.Journal.Reminders;
using Collab.Orleans.Local;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Collab.Silo;

/// <summary>Reminders in the network's database, delivered by the one process that holds their lease.</summary>
static class Reminders
{
    /// <summary>Keeps reminders in the database; the host brings the pool, and runs leased work.</summary>
    /// <param name="silo">The silo.</param>
    public static ISiloBuilder KeepReminders(this ISiloBuilder silo) =>
        silo.AddReminders().ConfigureServices(services => services
            .AddSingleton<PostgresReminders>()
            .AddSingleton<IReminderStorage, ReminderStorage>()
            .AddSingleton<ILeasedWork, ReminderWork>());

    /// <summary>Delivery as leased work. Its writes need no check of the lease: a tick is noted by what it was when it was read.</summary>
    sealed class ReminderWork(ReminderDelivery delivery) : ILeasedWork
    {
        public string Name => "reminders";

        public Task Run(Lease lease, CancellationToken lost) => delivery.Run(lost);
    }
}
