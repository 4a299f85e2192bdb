using System.Text.Json;
using Collab.Bpmn;
using Collab.Journal.Transfer;
using Collab.Network.Kernel;
using Npgsql;

namespace Collab.Network.ProcessDescriptions;

/// <summary>
/// The texts of BPMN files, each by its description and its SHA-256, so that every version of a description finds its own. No read table: the journal has only the hash. A text is hundreds of times
/// what an event says, nobody folds it, and it may name people, so it has to be erasable.
/// </summary>
sealed class BpmnDocumentTable : IExportSection
{
    public string Name => "bpmn-document";

    public string ExportQuery => "select row_to_json(row) from network.bpmn_document row order by process_description_id, hash";

    public NpgsqlBatchCommand Import(JsonElement row)
    {
        try
        {
            return Write(new ProcessDescriptionId(row.GetProperty("process_description_id").GetGuid()), row.GetProperty("hash").GetString()!, row.GetProperty("xml").GetString()!);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("a BPMN document is an object with process_description_id (a UUID), hash and xml", exception);
        }
    }

    public static NpgsqlBatchCommand Write(ProcessDescriptionId process, string hash, string xml)
        => Sql.Command(
            "insert into network.bpmn_document (process_description_id, hash, xml) values ($1, $2, $3) on conflict (process_description_id, hash) do update set xml = excluded.xml",
            process.Value,
            hash,
            BpmnText.WithUtf8Declared(xml));
}

/// <summary>Reads the files that descriptions come from. A file is read once for a state.</summary>
sealed class BpmnDocumentQueries(NpgsqlDataSource database)
{
    readonly StateAttachment<ProcessDescription, BpmnDocument?> _read = new(process => Read(database, process));

    /// <summary>The file that a state comes from; null when it comes from none, or its text was erased.</summary>
    public Task<BpmnDocument?> Of(ProcessDescription process) => process.Source is null ? Task.FromResult<BpmnDocument?>(null) : _read.Of(process);

    static async Task<BpmnDocument?> Read(NpgsqlDataSource database, ProcessDescription process)
    {
        await using var command = database.CreateCommand("select xml from network.bpmn_document where process_description_id = $1 and hash = $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = process.Id.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = process.Source!.Document });
        return await command.ExecuteScalarAsync() is string xml ? BpmnDocument.Read(xml, out _) : null;
    }
}
