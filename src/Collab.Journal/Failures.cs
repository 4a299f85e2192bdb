using System.Net.Sockets;
using Npgsql;

namespace Collab.Journal;

/// <summary>Classifies database errors by SQLSTATE and exception type, never by message.</summary>
static class Failures
{
    // SQLSTATEs of sessions that were terminated because their transaction idled or took too long. The driver has no constants for them.
    const string IdleInTransactionTimeout = "25P03";
    const string TransactionTimeout = "25P04";

    /// <summary>The reason for a transient or operational error; null for any other error, which is a bug.</summary>
    public static JournalUnavailableReason? Reason(Exception exception) => exception switch
    {
        PostgresException postgres => Reason(postgres.SqlState),
        JournalUnavailableException unavailable => unavailable.Reason,
        NpgsqlException or SocketException or IOException or TimeoutException => JournalUnavailableReason.Unreachable,
        _ => null,
    };

    /// <summary>Whether the server confirmed the rollback. After any other error the outcome of the sent statements is unknown.</summary>
    public static bool IsRolledBack(Exception exception) =>
        exception is PostgresException { InvariantSeverity: "ERROR" };

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
