using Microsoft.Extensions.Logging;
using Npgsql;

namespace Collab.Journal;

/// <summary>Creates the connection pool that the journal and the read-table queries share.</summary>
public static class JournalDataSource
{
    /// <summary>Maximum number of connections of one process, unless the connection string sets it. The embedded server accepts 100 in all.</summary>
    public const int MaxConnections = 40;

    /// <summary>The setting of <see cref="SessionOptions"/> that older servers do not have; they refuse the connection.</summary>
    internal const string NewestSetting = "transaction_timeout";

    // A writer that hangs in the middle of an append holds rows and the followers' horizon. The server terminates its session, even after half a batch, when neither a
    // statement runs nor a transaction idles. Long operations (import, export, rebuild, migration) switch the time-out off for themselves. The last four settings
    // release a session, with its locks and its connection slot, about ten seconds after the network to its client broke. The default is two hours.
    const string SessionOptions =
        $"-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s -c {NewestSetting}=15s"
        + " -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c tcp_user_timeout=11s";

    /// <summary>Creates a pool that prepares statements automatically. Settings of the connection string take precedence.</summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    /// <param name="loggers">The driver's loggers; null for none.</param>
    public static NpgsqlDataSource Create(string connectionString, ILoggerFactory? loggers = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        Default("Application Name", "collab");
        Default("Maximum Pool Size", MaxConnections);
        Default("Max Auto Prepare", 200);
        Default("Auto Prepare Min Usages", 2);
        // No session state outlives a transaction, so no reset is needed between uses.
        Default("No Reset On Close", true);
        // An import finds the line of a rejected row by it.
        Default("Include Failed Batched Command", true);
        Default("Timeout", 5);
        Default("Command Timeout", 10);
        Default("Cancellation Timeout", 1000);
        Default("Keepalive", 10);
        settings.Options = $"{SessionOptions} {settings.Options}".TrimEnd();
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        if (loggers is not null) builder.UseLoggerFactory(loggers);
        return builder.Build();

        void Default(string key, object value)
        {
            if (!settings.ShouldSerialize(key)) settings[key] = value;
        }
    }
}
