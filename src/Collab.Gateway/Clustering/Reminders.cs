using Orleans.Hosting;

namespace Collab.Gateway.Clustering;

/// <summary>Reminders by Orleans' ADO.NET reminder service.</summary>
static class Reminders
{
    /// <summary>Keeps reminders in the database.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="database">The providers' connection string.</param>
    public static ISiloBuilder KeepReminders(this ISiloBuilder silo, string database) =>
        silo.UseAdoNetReminderService(options =>
        {
            options.Invariant = ProviderConnection.Invariant;
            options.ConnectionString = database;
        });
}
