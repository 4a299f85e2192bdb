using Npgsql;

namespace Collab.Gateway.Clustering;

/// <summary>How Orleans' ADO.NET providers reach their tables.</summary>
static class ProviderConnection
{
    /// <summary>The ADO.NET name of the driver.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>The schema of the tables; the providers name them without one.</summary>
    const string Schema = "orleans";

    /// <summary>
    /// A pool of its own, so that a burst of commands cannot keep the silo from telling the cluster that it lives. Few connections do: membership asks and writes
    /// every few seconds, certificates are read every few minutes, and reminders and grain state change seldom.
    /// </summary>
    public const int MaxConnections = 5;

    /// <summary>The network's database as the providers see it.</summary>
    public static string Of(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "collab-orleans",
        MaxPoolSize = MaxConnections,
        MinPoolSize = 0,
        SearchPath = Schema,
        Timeout = 5,
        CommandTimeout = 5,
    }.ConnectionString;
}
