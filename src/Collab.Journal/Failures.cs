using System.Net.Sockets;
using Npgsql;

namespace Collab.Journal;

/// <summary>Tells from SQLSTATE and exception type, never from a message, what kind of trouble the database is in.</summary>
static class Failures
{
    // SQLSTATEs of a session that was ended since its transaction idled or took too long; the driver has no names for them.
    const string IdleInTransactionTimeout = "25P03";
    const string TransactionTimeout = "25P04";

    /// <summary>The kind of trouble that passes by itself or by an operator's hand; null for anything else, which is a fault of ours.</summary>
    public static JournalUnavailableReason? Reason(Exception exception) => exception switch
    {
        PostgresException postgres => Reason(postgres.SqlState),
        JournalUnavailableException unavailable => unavailable.Reason,
        NpgsqlException or SocketException or IOException or TimeoutException => JournalUnavailableReason.Unreachable,
        _ => null,
    };

    /// <summary>Whether the server told that it has rolled the transaction back; after anything else the outcome of what was sent is unknown.</summary>
    public static bool IsRolledBack(Exception exception) =>
        exception is PostgresException { InvariantSeverity: "ERROR" };

    /// <summary>What the caller gets to see.</summary>
    public static JournalUnavailableException Unavailable(JournalUnavailableReason reason, Exception? inner) =>
        new(reason, Message(reason), inner);

    static JournalUnavailableReason? Reason(string sqlState) => sqlState switch
    {
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.IdleSessionTimeout or PostgresErrorCodes.DatabaseDropped => JournalUnavailableReason.Restarting,
        PostgresErrorCodes.TooManyConnections => JournalUnavailableReason.TooManyConnections,
        PostgresErrorCodes.InsufficientResources or PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory
            or PostgresErrorCodes.ConfigurationLimitExceeded or PostgresErrorCodes.IoError => JournalUnavailableReason.OutOfSpace,
        PostgresErrorCodes.ReadOnlySqlTransaction => JournalUnavailableReason.ReadOnly,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.QueryCanceled or IdleInTransactionTimeout or TransactionTimeout => JournalUnavailableReason.Busy,
        _ when sqlState.StartsWith("08", StringComparison.Ordinal) => JournalUnavailableReason.Unreachable,
        _ => null,
    };

    static string Message(JournalUnavailableReason reason) => reason switch
    {
        JournalUnavailableReason.Unreachable => "The database does not answer; nothing was changed. Try again shortly.",
        JournalUnavailableReason.Restarting => "The database is restarting; nothing was changed. Try again shortly.",
        JournalUnavailableReason.TooManyConnections => "The database has no free connection; nothing was changed. Try again shortly.",
        JournalUnavailableReason.OutOfSpace => "The database has no room to write; nothing was changed. Free disk space on its machine.",
        JournalUnavailableReason.ReadOnly => "The database takes no writes; nothing was changed. Connect to the primary.",
        JournalUnavailableReason.Busy => "The database was too busy; nothing was changed. Try again shortly.",
        _ => "The connection was lost while the change was being made; it may stand or not. Repeat it with the same clientMutationId.",
    };
}
