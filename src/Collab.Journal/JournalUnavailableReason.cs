namespace Collab.Journal;

/// <summary>Why the journal could not be used.</summary>
public enum JournalUnavailableReason
{
    /// <summary>No connection, or it was lost; nothing was changed.</summary>
    Unreachable,

    /// <summary>The database is starting, stopping or recovering; nothing was changed.</summary>
    Restarting,

    /// <summary>The database or the pool has no free connection; nothing was changed.</summary>
    TooManyConnections,

    /// <summary>No room on the database's disk, or no memory; nothing was changed.</summary>
    OutOfSpace,

    /// <summary>The database takes no writes (a standby, or set read-only); nothing was changed.</summary>
    ReadOnly,

    /// <summary>Locks kept the transaction waiting too long, or it lost against others several times; nothing was changed.</summary>
    Busy,

    /// <summary>The connection died while committing: the change may stand or not. A repeat with the same command key finds out.</summary>
    OutcomeUnknown,
}
