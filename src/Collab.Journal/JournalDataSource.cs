using Microsoft.Extensions.Logging;
using Npgsql;

namespace Collab.Journal;

/// <summary>Makes the one connection pool that the journal and the read-table queries share.</summary>
public static class JournalDataSource
{
    /// <summary>The most connections of one process, unless the connection string says otherwise. The embedded server takes 100 in all.</summary>
    public const int MaxConnections = 40;

    /// <summary>The setting of <see cref="SessionOptions"/> that older servers do not know, and refuse a connection for.</summary>
    internal const string NewestSetting = "transaction_timeout";

    // A writer that hangs in the middle of an append holds rows and the followers' horizon: its session is ended, after half a batch too, where neither a statement
    // runs nor a transaction idles. What takes longer by right (import, export, rebuild, migration) switches that off for itself.
    // The last four: the server lets a session go, with its locks and its place, about ten seconds after the network to its client was cut. By default
    // that takes two hours.
    const string SessionOptions =
        $"-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s -c {NewestSetting}=15s"
        + " -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c tcp_user_timeout=11s";

    /// <summary>Makes a pool whose statements are prepared by use. What the connection string says itself is kept.</summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    /// <param name="loggers">Where the driver logs; null for nowhere.</param>
    public static NpgsqlDataSource Create(string connectionString, ILoggerFactory? loggers = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        Default("Application Name", "collab");
        Default("Maximum Pool Size", MaxConnections);
        Default("Max Auto Prepare", 200);
        Default("Auto Prepare Min Usages", 2);
        // No session state outlives a transaction here, so nothing has to be reset between uses.
        Default("No Reset On Close", true);
        // An import tells by it which line a refused row stood in.
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
