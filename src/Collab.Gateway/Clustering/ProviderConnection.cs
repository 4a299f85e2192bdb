using Npgsql;

namespace Collab.Gateway.Clustering;

/// <summary>The connection of Orleans' ADO.NET providers.</summary>
static class ProviderConnection
{
    /// <summary>The ADO.NET invariant name of the driver.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>The schema of the tables. The providers use unqualified names.</summary>
    const string Schema = "orleans";

    /// <summary>
    /// A separate pool, so that a burst of commands cannot keep the silo from writing that it is alive. Few connections are enough: membership is read and written
    /// every few seconds, certificates are read every few minutes, and reminders and grain state change seldom.
    /// </summary>
    public const int MaxConnections = 5;

    /// <summary>The connection string of the providers.</summary>
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
