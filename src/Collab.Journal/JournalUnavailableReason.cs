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

    /// <summary>The database has no disk space or no memory; nothing was changed.</summary>
    OutOfSpace,

    /// <summary>The database is read-only (a standby, or set read-only); nothing was changed.</summary>
    ReadOnly,

    /// <summary>The transaction waited too long for locks or lost several conflicts; nothing was changed.</summary>
    Busy,

    /// <summary>The connection broke during the commit: the change may be committed or not. A repeat with the same command key finds out.</summary>
    OutcomeUnknown,
}
