using System.Text.Json;
using Npgsql;

namespace Collab.Journal.Transfer;

/// <summary>Imports the rows of sections and finds the line of a rejected row.</summary>
sealed class SectionWriter(NpgsqlConnection connection, IReadOnlyList<IExportSection> sections)
{
    const int RowsPerBatch = 200;

    readonly Dictionary<string, IExportSection> _sections = sections.ToDictionary(section => section.Name, StringComparer.Ordinal);
    readonly List<(int Line, NpgsqlBatchCommand Statement)> _waiting = [];

    public async Task Take(TransferLine line, CancellationToken cancellationToken)
    {
        var name = line.Text("section");
        if (!_sections.TryGetValue(name, out var section)) throw new TransferException(line.Number, $"The section '{name}' is not known here.");
        _waiting.Add((line.Number, Statement(section, line)));
        if (_waiting.Count >= RowsPerBatch) await Send(cancellationToken);
    }

    public async Task Send(CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0) return;
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        foreach (var (_, statement) in _waiting) batch.BatchCommands.Add(statement);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (Failures.Reason(exception) is null)
        {
            var refused = _waiting.FirstOrDefault(row => row.Statement == exception.BatchCommand);
            throw new TransferException(refused.Line, $"The database refuses the row: {exception.MessageText}", exception);
        }

        _waiting.Clear();
    }

    static NpgsqlBatchCommand Statement(IExportSection section, TransferLine line)
    {
        try
        {
            return section.Import(line.Member("row"));
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new TransferException(line.Number, $"This is no row of '{section.Name}': {exception.Message}", exception);
        }
    }
}
