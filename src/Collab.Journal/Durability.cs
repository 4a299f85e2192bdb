using Npgsql;

namespace Collab.Journal;

/// <summary>Checks at start whether the database keeps acknowledged changes after a crash.</summary>
public static class Durability
{
    const string Sql = """
        select name, setting from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums') and setting = 'off'
        order by name
        """;

    /// <summary>The unsafe settings. Log a warning for each, and refuse to start in production.</summary>
    /// <param name="database">The database; queried through the journal's pool, so that settings of role and database count.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="JournalUnavailableException">The database cannot be used.</exception>
    public static async Task<IReadOnlyList<DurabilityFinding>> Check(NpgsqlDataSource database, CancellationToken cancellationToken = default)
    {
        try
        {
            var findings = new List<DurabilityFinding>();
            await using var command = database.CreateCommand(Sql);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) findings.Add(new DurabilityFinding(reader.GetString(0), reader.GetString(1), Danger(reader.GetString(0))));
            return findings;
        }
        catch (Exception exception) when (Failures.Reason(exception) is { } reason)
        {
            throw Failures.Unavailable(reason, exception);
        }
    }

    static string Danger(string setting) => setting switch
    {
        "fsync" => "A power cut or a crash of the machine can destroy the whole database.",
        "full_page_writes" => "A power cut can leave torn pages that nothing repairs.",
        "synchronous_commit" => "A crash can lose changes that were answered as made.",
        _ => "Damage on the disk stays unnoticed until it is read. Switch it on with pg_checksums.",
    };
}
