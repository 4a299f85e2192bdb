using Npgsql;

namespace Collab.Network.Kernel.Personal;

/// <summary>How far the moving of texts is.</summary>
/// <param name="Scanned">How many events were looked at.</param>
/// <param name="Moved">How many held a text.</param>
public readonly record struct MovedTexts(long Scanned, long Moved);

/// <summary>
/// Moves personal texts that stand in events from before they had ids to their table, page by page, each page in a transaction of its own: ended anywhere, it goes on where it was when it is run again, and
/// finds nothing to do when it has been. While it runs, servers go on.
/// </summary>
static class InlineTextTable
{
    const int EventsPerPage = 2_000;

    /// <summary>Moves them all.</summary>
    /// <param name="database">The database.</param>
    /// <param name="rows">What modules keep of people.</param>
    /// <param name="formats">The formats of snapshots that this program reads.</param>
    /// <param name="progress">Called after every page; null for nobody.</param>
    /// <param name="cancellationToken">Ends it between two pages.</param>
    public static async Task<MovedTexts> Move(
        NpgsqlDataSource database, IEnumerable<IPersonalRows> rows, IEnumerable<string> formats, IProgress<MovedTexts>? progress, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var (done, stream, version, isLast) = (new MovedTexts(0, 0), "", 0, false);
        while (!isLast)
        {
            await using var command = new NpgsqlCommand("select last_stream, last_version, scanned, moved from network.move_inline_texts($1, $2, $3)", connection)
            {
                CommandTimeout = 0,
                Parameters = { new() { Value = stream }, new() { Value = version }, new() { Value = EventsPerPage } },
            };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            isLast = reader.GetInt32(2) < EventsPerPage;
            done = new MovedTexts(done.Scanned + reader.GetInt32(2), done.Moved + reader.GetInt32(3));
            (stream, version) = reader.IsDBNull(0) ? (stream, version) : (reader.GetString(0), reader.GetInt32(1));
            progress?.Report(done);
        }

        await using (var rest = new NpgsqlBatch(connection))
        {
            foreach (var statement in rows.SelectMany(row => row.Move()).Concat(PersonalTextTable.EraseSnapshots(formats)))
            {
                rest.BatchCommands.Add(statement);
            }

            await rest.ExecuteNonQueryAsync(cancellationToken);
        }

        if (done.Moved > 0)
        {
            // What the rows said before lies in the table's files until then.
            await using var vacuum = new NpgsqlCommand("vacuum (analyze) journal.event", connection) { CommandTimeout = 0 };
            await vacuum.ExecuteNonQueryAsync(cancellationToken);
        }

        return done;
    }
}
