using System.Text;
using Collab.Journal;
using Collab.Journal.Snapshots;
using Collab.Journal.Transfer;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using Collab.Network.People;
using Npgsql;

namespace Collab.Network.Tests.Kernel.Personal;

/// <summary>What tests of personal texts look at: everything that the database holds, and events as they were written before texts had ids.</summary>
static class GivenPersonalTexts
{
    /// <summary>Erases a person, as the operator's command does.</summary>
    public static Task<ErasureOutcome> Erase(this NetworkFixture network, PersonId person)
        => new PersonErasure(network.Journal, new PostgresStreamStore(network.Database.DataSource), network.Clock, NetworkServices.PersonalRows, NetworkServices.SnapshotFormats)
            .Run(person, CancellationToken.None);

    /// <summary>Moves texts that stand in events, as the operator's command does.</summary>
    public static Task<MovedTexts> MoveTexts(this NetworkFixture network, IProgress<MovedTexts>? progress = null, CancellationToken cancellationToken = default)
        => InlineTextTable.Move(network.Database.DataSource, NetworkServices.PersonalRows, NetworkServices.SnapshotFormats, progress, cancellationToken);

    /// <summary>Writes an event as an older program did, which names its texts themselves.</summary>
    public static Task WriteOld(this NetworkFixture network, StreamId stream, int version, string type, string data)
        => network.Execute(
            "insert into journal.event (stream, version, sequence, type, data, author, at) values ($1, $2, 1, $3, $4::json, 'system', $5)",
            stream.Value, version, type, data, network.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Every row of every table of the network and its journal, bytes as text.</summary>
    public static async Task<string> Dump(this NetworkFixture network)
    {
        var tables = await network.Column("select format('%I.%I', table_schema, table_name) from information_schema.tables where table_schema in ('network', 'journal') and table_type = 'BASE TABLE'");
        var dump = new StringBuilder();
        foreach (var table in tables)
        {
            foreach (var row in await network.Column($"select row_to_json(t)::text from {table} t"))
            {
                dump.AppendLine(row);
            }
        }

        foreach (var snapshot in await network.Column("select convert_from(data, 'UTF8') from journal.stream_snapshot union all select convert_from(data, 'UTF8') from journal.snapshot"))
        {
            dump.AppendLine(snapshot);
        }

        return dump.ToString();
    }

    /// <summary>The export of the whole network.</summary>
    public static async Task<string> Export(this NetworkFixture network)
    {
        using var file = new MemoryStream();
        await JournalExport.Write(network.Database.DataSource, NetworkServices.ExportSections, file);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    public static async Task<List<string>> Column(this NetworkFixture network, string query)
    {
        await using var command = network.Database.DataSource.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    public static async Task Execute(this NetworkFixture network, string statement, params object[] values)
    {
        await using var command = network.Database.DataSource.CreateCommand(statement);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}
