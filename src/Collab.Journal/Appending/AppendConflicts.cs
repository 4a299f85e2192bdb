using Npgsql;

namespace Collab.Journal.Appending;

/// <summary>Tells conflicts apart by SQLSTATE, schema and constraint name.</summary>
static class AppendConflicts
{
    const string JournalSchema = "journal";

    /// <summary>The conflict; null when the error is none.</summary>
    public static AppendConflict? Of(PostgresException exception) => (exception.SqlState, exception.SchemaName, exception.ConstraintName) switch
    {
        (PostgresErrorCodes.UniqueViolation, JournalSchema, "event_stream_version") => AppendConflict.Version,
        (PostgresErrorCodes.CheckViolation, JournalSchema, "event_follows_its_predecessor") => AppendConflict.Version,
        (PostgresErrorCodes.UniqueViolation, JournalSchema, "command_once") => AppendConflict.Command,
        (PostgresErrorCodes.UniqueViolation, _, _) => AppendConflict.Projection,
        _ => null,
    };
}
