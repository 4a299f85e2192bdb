using Orleans.Hosting;

namespace Collab.Gateway.Clustering;

static class Reminders
{
    public static ISiloBuilder KeepReminders(this ISiloBuilder silo, string database) =>
        silo.UseAdoNetReminderService(options =>
        {
            options.Invariant = ProviderConnection.Invariant;
            options.ConnectionString = database;
        });
}
