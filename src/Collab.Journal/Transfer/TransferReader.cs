using Npgsql;
using NpgsqlTypes;

namespace Collab.Journal.Transfer;

/// <summary>Checks the lines of a file and imports them in batches.</summary>
sealed class TransferReader(NpgsqlConnection connection, IReadOnlyList<IExportSection> sections, IEventCheck? check)
{
    const int LinesPerCopy = 2000;
    const string EventCopy = "copy journal.event (stream, version, sequence, type, data, author, at, command_id) from stdin (format binary)";
    const string CommandCopy = "copy journal.command (author, client_mutation_id, fingerprint, subject, sequence) from stdin (format binary)";

    readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);
    readonly HashSet<(string Author, string Id)> _commandKeys = [];
    readonly List<EventRow> _events = [];
    readonly List<CommandRow> _commands = [];
    readonly SectionWriter _rows = new(connection, sections);
    TransferCount _count = new(0, 0, 0);

    sealed record EventRow(string Stream, int Version, long Sequence, string Type, byte[] Data, string Author, DateTime At, string? CommandId);

    sealed record CommandRow(CommandKey Key, long Sequence);

    public async Task<TransferCount> Read(Stream file, CancellationToken cancellationToken)
    {
        var last = TransferFormat.EndKind;
        var lines = 0;
        await foreach (var (number, text) in LineReader.Lines(file, cancellationToken))
        {
            if (lines > 0 && last == TransferFormat.EndKind && IsBlank(text)) continue;
            using var line = TransferLine.Parse(number, text);
            if (lines++ == 0) CheckHeader(line);
            else if (last == TransferFormat.EndKind) throw new TransferException(number, "There is a line behind the end.");
            else await Take(line, cancellationToken);
            last = line.Kind;
        }

        if (lines == 0 || last != TransferFormat.EndKind) throw new TransferException(lines, "The file is cut off: its last line is not the end.");
        await Flush(cancellationToken);
        return _count;
    }

    static bool IsBlank(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r"u8) < 0;

    static void CheckHeader(TransferLine line)
    {
        if (line.Kind != TransferFormat.JournalKind) throw new TransferException(line.Number, "This is not an export of a journal.");
        if (line.Integer("format") != TransferFormat.Version) throw new TransferException(line.Number, $"Only format {TransferFormat.Version} can be read here; this is {line.Integer("format")}.");
    }

    async Task Take(TransferLine line, CancellationToken cancellationToken)
    {
        switch (line.Kind)
        {
            case TransferFormat.EventKind:
                TakeEvent(line);
                break;
            case TransferFormat.CommandKind:
                TakeCommand(line);
                break;
            case TransferFormat.RowKind:
                _count = _count with { Rows = _count.Rows + 1 };
                await _rows.Take(line, cancellationToken);
                break;
            case TransferFormat.EndKind:
                CheckEnd(line);
                break;
            default:
                throw new TransferException(line.Number, $"The kind '{line.Kind}' is not known here.");
        }

        if (_events.Count >= LinesPerCopy || _commands.Count >= LinesPerCopy) await Copy(cancellationToken);
    }

    void TakeEvent(TransferLine line)
    {
        var (stream, version) = (line.Name("stream"), line.Integer("version"));
        var before = _versions.GetValueOrDefault(stream);
        if (version != before + 1) throw new TransferException(line.Number, $"{stream} has version {version} here, where {before + 1} comes next.");
        _versions[stream] = version;
        CheckEvent(line, stream, version);
        _count = _count with { Events = _count.Events + 1 };
        _events.Add(new EventRow(stream, version, _count.Events, line.Name("type"), line.Raw("data"), line.Name("author"), line.Moment("at"), line.OptionalName("command")));
    }

    void CheckEvent(TransferLine line, string stream, int version)
    {
        if (check is null) return;
        if (!stream.Contains('-', StringComparison.Ordinal)) throw new TransferException(line.Number, $"'{stream}' is not the name of a stream.");
        if (check.Fault(new StreamId(stream), version, line.Name("type"), line.Raw("data")) is { } fault) throw new TransferException(line.Number, fault);
    }

    void TakeCommand(TransferLine line)
    {
        var key = new CommandKey(line.Name("author"), line.Name("id"), line.Text("fingerprint"), line.Text("subject"));
        if (!_commandKeys.Add((key.Author, key.ClientMutationId))) throw new TransferException(line.Number, $"The command '{key.ClientMutationId}' of {key.Author} is here twice.");
        _count = _count with { Commands = _count.Commands + 1 };
        _commands.Add(new CommandRow(key, _count.Events));
    }

    void CheckEnd(TransferLine line)
    {
        var declared = new TransferCount(line.Integer("events"), line.Integer("commands"), line.Integer("rows"));
        if (declared != _count)
            throw new TransferException(line.Number, $"Lines are missing or too many: {declared.Events} events, {declared.Commands} commands and {declared.Rows} rows were written, {_count.Events}, {_count.Commands} and {_count.Rows} are here.");
    }

    async Task Flush(CancellationToken cancellationToken)
    {
        await Copy(cancellationToken);
        await _rows.Send(cancellationToken);
    }

    async Task Copy(CancellationToken cancellationToken)
    {
        await using (var copy = await connection.BeginBinaryImportAsync(EventCopy, cancellationToken))
        {
            foreach (var row in _events) await WriteEvent(copy, row, cancellationToken);
            await copy.CompleteAsync(cancellationToken);
        }

        await using (var copy = await connection.BeginBinaryImportAsync(CommandCopy, cancellationToken))
        {
            foreach (var row in _commands) await WriteCommand(copy, row, cancellationToken);
            await copy.CompleteAsync(cancellationToken);
        }

        _events.Clear();
        _commands.Clear();
    }

    static async Task WriteEvent(NpgsqlBinaryImporter copy, EventRow row, CancellationToken cancellationToken)
    {
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(row.Stream, cancellationToken);
        await copy.WriteAsync(row.Version, cancellationToken);
        await copy.WriteAsync(row.Sequence, cancellationToken);
        await copy.WriteAsync(row.Type, cancellationToken);
        await copy.WriteAsync(row.Data, NpgsqlDbType.Json, cancellationToken);
        await copy.WriteAsync(row.Author, cancellationToken);
        await copy.WriteAsync(row.At, NpgsqlDbType.TimestampTz, cancellationToken);
        if (row.CommandId is { } command) await copy.WriteAsync(command, cancellationToken);
        else await copy.WriteNullAsync(cancellationToken);
    }

    static async Task WriteCommand(NpgsqlBinaryImporter copy, CommandRow row, CancellationToken cancellationToken)
    {
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(row.Key.Author, cancellationToken);
        await copy.WriteAsync(row.Key.ClientMutationId, cancellationToken);
        await copy.WriteAsync(row.Key.Fingerprint, cancellationToken);
        await copy.WriteAsync(row.Key.Subject, cancellationToken);
        await copy.WriteAsync(row.Sequence, cancellationToken);
    }
}
