using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Collab.Journal.Migrations;

/// <summary>Migrates a database to the schema of this program, in one transaction and under a lock, so that any number of processes may start at once.</summary>
public static class Migrator
{
    const int OldestMajor = 17;

    // An arbitrary constant that must differ from other users' advisory locks.
    const long LockKey = 0x436F6C6C6162;

    const string Prepare = """
        create schema if not exists journal;
        create table if not exists journal.migration (
            set text collate "C" not null,
            name text collate "C" not null,
            checksum text not null,
            applied_at timestamptz not null default now(),
            primary key (set, name)
        );
        """;

    /// <summary>The journal's own set. It is always applied first.</summary>
    public static MigrationSet Journal { get; } = MigrationSet.FromResources("journal", typeof(Migrator).Assembly, "journal/sql/");

    /// <summary>Applies missing migrations: the journal's own set first, then the others in the given order.</summary>
    /// <param name="database">The database.</param>
    /// <param name="sets">The modules' sets, in dependency order.</param>
    /// <param name="log">The log; null for none.</param>
    /// <param name="cancellationToken">Cancels it; nothing is changed then.</param>
    /// <returns>The applied migrations, in order.</returns>
    /// <exception cref="MigrationException">The server is too old, the database is newer than this program, or a migration was altered or failed.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be used.</exception>
    public static async Task<IReadOnlyList<AppliedMigration>> Migrate(
        NpgsqlDataSource database,
        IReadOnlyList<MigrationSet> sets,
        ILogger? log = null,
        CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await Connect(database, cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            // The wait for another process's migration is bounded by that migration, not by the lock time-out of ordinary work.
            await Execute(connection, $"set local lock_timeout = 0; set local transaction_timeout = 0; select pg_advisory_xact_lock({LockKey})", cancellationToken);
            await Execute(connection, Prepare, cancellationToken);
            var applied = await Apply(connection, [Journal, .. sets], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            foreach (var migration in applied) Log.MigrationApplied(log ?? NullLogger.Instance, migration.Set, migration.Name);
            return applied;
        }
        catch (Exception exception) when (Failures.Reason(exception) is { } reason)
        {
            throw Failures.Unavailable(reason, exception);
        }
    }

    static async Task<NpgsqlConnection> Connect(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        try
        {
            return await database.OpenConnectionAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedObject && exception.MessageText.Contains(JournalDataSource.NewestSetting, StringComparison.Ordinal))
        {
            throw new MigrationException($"PostgreSQL {OldestMajor} or newer is needed; this server is older, as it does not know {JournalDataSource.NewestSetting}.", exception);
        }
    }

    static async Task<List<AppliedMigration>> Apply(NpgsqlConnection connection, IReadOnlyList<MigrationSet> sets, CancellationToken cancellationToken)
    {
        if (sets.GroupBy(set => set.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new MigrationException($"Two migration sets are called '{twice.Key}'; give one another name.");
        await CheckSets(connection, sets, cancellationToken);
        var applied = new List<AppliedMigration>();
        foreach (var set in sets)
        {
            foreach (var migration in MigrationPlan.Missing(set, await Recorded(connection, set.Name, cancellationToken)))
            {
                await ApplyOne(connection, set.Name, migration, cancellationToken);
                applied.Add(new AppliedMigration(set.Name, migration.Name));
            }
        }

        return applied;
    }

    static async Task CheckSets(NpgsqlConnection connection, IReadOnlyList<MigrationSet> sets, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select set from journal.migration where set <> all($1) limit 1", connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. sets.Select(set => set.Name)] });
        if (await command.ExecuteScalarAsync(cancellationToken) is string unknown)
            throw new MigrationException($"The database is newer than this program: it has the migration set '{unknown}', which is not known here. Run the newer program.");
    }

    static async Task<List<(string Name, string Checksum)>> Recorded(NpgsqlConnection connection, string set, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select name, checksum from journal.migration where set = $1 order by name", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = set });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var recorded = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken)) recorded.Add((reader.GetString(0), reader.GetString(1)));
        return recorded;
    }

    static async Task ApplyOne(NpgsqlConnection connection, string set, Migration migration, CancellationToken cancellationToken)
    {
        try
        {
            await Execute(connection, migration.Sql, cancellationToken);
        }
        catch (PostgresException exception) when (Failures.Reason(exception) is null)
        {
            throw new MigrationException($"Migration {set}/{migration.Name} failed: {exception.MessageText} ({exception.SqlState}).", exception);
        }

        await using var command = new NpgsqlCommand("insert into journal.migration (set, name, checksum) values ($1, $2, $3)", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = set });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = migration.Name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = migration.Checksum });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
