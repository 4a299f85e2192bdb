using Npgsql;

namespace Collab.Journal.Appending;

/// <summary>Maps SQLSTATE, schema and constraint name to a conflict.</summary>
static class AppendConflicts
{
    const string JournalSchema = "journal";

    /// <summary>The SQLSTATE of <c>journal.refuse_moved</c>, which names the stream as the constraint.</summary>
    const string GuardFailed = "CJ001";

    public static AppendConflict? Of(PostgresException exception) => (exception.SqlState, exception.SchemaName, exception.ConstraintName) switch
    {
        (PostgresErrorCodes.UniqueViolation, JournalSchema, "event_stream_version") => AppendConflict.Version,
        (PostgresErrorCodes.CheckViolation, JournalSchema, "event_follows_its_predecessor") => AppendConflict.Version,
        (PostgresErrorCodes.UniqueViolation, JournalSchema, "command_once") => AppendConflict.Command,
        (GuardFailed, JournalSchema, _) => AppendConflict.Guard,
        (PostgresErrorCodes.UniqueViolation, _, _) => AppendConflict.Projection,
        _ => null,
    };
}
