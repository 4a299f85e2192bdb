using System.Text.Json;
using Collab.Journal.Transfer;
using Npgsql;

namespace Collab.Network.Kernel.Personal;

/// <summary>What a module keeps of people outside the events.</summary>
interface IPersonalRows
{
    /// <summary>The statements that erase what is kept of a person.</summary>
    /// <param name="person">The person.</param>
    IEnumerable<NpgsqlBatchCommand> Erase(PersonId person);

    /// <summary>The statements that move what stood in another place before, when no older server runs any more; run again, they change nothing.</summary>
    IEnumerable<NpgsqlBatchCommand> Move() => [];
}

/// <summary>The table of personal texts. It is no read table: nothing could make it anew, so exports carry it beside the events; what was erased is not there.</summary>
sealed class PersonalTextTable : IExportSection, IPersonalRows
{
    public string Name => "personal-text";

    public string ExportQuery => "select row_to_json(row) from network.personal_text row order by id";

    public static NpgsqlBatchCommand Write(PersonalTextRow row)
        => Sql.Command(
            """
            insert into network.personal_text (id, owner, stream, member, text) values ($1, $2, $3, $4, $5::jsonb)
            on conflict (id) do update set owner = excluded.owner, stream = excluded.stream, member = excluded.member, text = excluded.text
            """,
            row.Id,
            row.Owner?.Value,
            row.Stream.Value,
            row.Member,
            JsonSerializer.Serialize(row.Words, DomainJson.Options));

    /// <summary>Deletes the snapshots that this program does not read: older programs' may hold texts themselves.</summary>
    /// <param name="formats">The formats that it reads.</param>
    public static IEnumerable<NpgsqlBatchCommand> EraseSnapshots(IEnumerable<string> formats)
        => [Sql.Command("delete from journal.stream_snapshot where format <> all($1)", [formats.ToArray()]), Sql.Command("delete from journal.snapshot")];

    /// <summary>Erases one text.</summary>
    public static NpgsqlBatchCommand Erase(Guid id) => Sql.Command("delete from network.personal_text where id = $1", id);

    public IEnumerable<NpgsqlBatchCommand> Erase(PersonId person)
    {
        yield return Sql.Command("delete from network.personal_text where owner = $1", person.Value);
        yield return Sql.Command("select network.erase_inline_texts($1)", person.Value);
    }

    public NpgsqlBatchCommand Import(JsonElement row)
    {
        try
        {
            return row.GetProperty("id").GetGuid() == default || row.GetProperty("text").Deserialize<Text>(DomainJson.Strict) is null
                ? throw new FormatException("a personal text needs its id and its text")
                : Sql.Command("insert into network.personal_text select * from json_populate_record(null::network.personal_text, $1::json)", row.GetRawText());
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or JsonException)
        {
            throw new FormatException("a personal text is an object with id and owner (UUIDs), stream, member and text (a text)", exception);
        }
    }
}

/// <summary>Reads personal texts.</summary>
/// <param name="database">The database.</param>
sealed class PersonalTextQueries(NpgsqlDataSource database)
{
    /// <summary>What the texts say that have not been erased.</summary>
    /// <param name="ids">Their ids.</param>
    public async Task<Dictionary<Guid, Text>> Read(IReadOnlyCollection<Guid> ids)
    {
        var texts = new Dictionary<Guid, Text>(ids.Count);
        if (ids.Count == 0)
        {
            return texts;
        }

        await using var command = database.CreateCommand("select id, text::text from network.personal_text where id = any($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] });
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            texts.Add(reader.GetGuid(0), JsonSerializer.Deserialize<Text>(reader.GetString(1), DomainJson.Options)!);
        }

        return texts;
    }
}
