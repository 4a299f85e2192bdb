using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Collab.Journal.Transfer;

sealed class TransferWriter(Stream file) : IAsyncDisposable
{
    const int FlushAtBytes = 64 * 1024;

    readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAtBytes);
    readonly Utf8JsonWriter _json = new(Stream.Null, TransferFormat.WriterOptions);
    TransferCount _count = new(0, 0, 0);

    public ValueTask Begin(CancellationToken cancellationToken) =>
        Line(TransferFormat.JournalKind, json => json.WriteNumber("format", TransferFormat.Version), cancellationToken);

    public ValueTask Event(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        _count = _count with { Events = _count.Events + 1 };
        return Line(TransferFormat.EventKind, json =>
        {
            json.WriteString("stream", recorded.Stream.Value);
            json.WriteNumber("version", recorded.Version);
            json.WriteString("type", recorded.Type);
            json.WriteString("author", recorded.Author);
            json.WriteString("at", recorded.At.UtcDateTime.ToString(TransferFormat.Moment, CultureInfo.InvariantCulture));
            if (recorded.CommandId is { } command) json.WriteString("command", command);
            json.WritePropertyName("data");
            Raw(json, recorded.Data);
        }, cancellationToken);
    }

    public ValueTask Command(CommandKey key, CancellationToken cancellationToken)
    {
        _count = _count with { Commands = _count.Commands + 1 };
        return Line(TransferFormat.CommandKind, json =>
        {
            json.WriteString("author", key.Author);
            json.WriteString("id", key.ClientMutationId);
            json.WriteString("fingerprint", key.Fingerprint);
            json.WriteString("subject", key.Subject);
        }, cancellationToken);
    }

    public ValueTask Row(string section, ReadOnlyMemory<byte> row, CancellationToken cancellationToken)
    {
        _count = _count with { Rows = _count.Rows + 1 };
        return Line(TransferFormat.RowKind, json =>
        {
            json.WriteString("section", section);
            json.WritePropertyName("row");
            Raw(json, row);
        }, cancellationToken);
    }

    public async ValueTask<TransferCount> End(CancellationToken cancellationToken)
    {
        await Line(TransferFormat.EndKind, json =>
        {
            json.WriteNumber("events", _count.Events);
            json.WriteNumber("commands", _count.Commands);
            json.WriteNumber("rows", _count.Rows);
        }, cancellationToken);
        await Flush(cancellationToken);
        await file.FlushAsync(cancellationToken);
        return _count;
    }

    public ValueTask DisposeAsync() => _json.DisposeAsync();

    async ValueTask Line(string kind, Action<Utf8JsonWriter> members, CancellationToken cancellationToken)
    {
        _json.Reset(_buffer);
        _json.WriteStartObject();
        _json.WriteString(TransferFormat.Kind, kind);
        members(_json);
        _json.WriteEndObject();
        await _json.FlushAsync(cancellationToken);
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= FlushAtBytes) await Flush(cancellationToken);
    }

    /// <summary>Line ends within JSON are white space, so a space replaces them and the value stays on one line.</summary>
    static void Raw(Utf8JsonWriter json, ReadOnlyMemory<byte> value)
    {
        if (value.Span.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            json.WriteRawValue(value.Span, skipInputValidation: true);
            return;
        }

        var line = value.ToArray();
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        json.WriteRawValue(line, skipInputValidation: true);
    }

    async ValueTask Flush(CancellationToken cancellationToken)
    {
        await file.WriteAsync(_buffer.WrittenMemory, cancellationToken);
        _buffer.ResetWrittenCount();
    }
}
