using System.Globalization;
using System.Text;
using System.Text.Json;
using Collab.Journal.Appending;

namespace Collab.Journal.Transfer;

/// <summary>One line of an imported file.</summary>
sealed class TransferLine : IDisposable
{
    readonly JsonDocument _document;

    TransferLine(int number, JsonDocument document)
    {
        Number = number;
        _document = document;
        Kind = Text(TransferFormat.Kind);
    }

    public int Number { get; }

    public string Kind { get; }

    public static TransferLine Parse(int number, byte[] text)
    {
        try
        {
            var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new TransferLine(number, document);
            document.Dispose();
            throw new TransferException(number, "It is not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new TransferException(number, $"It is not JSON: {exception.Message}", exception);
        }
    }

    public string Text(string member)
    {
        var value = Member(member);
        if (value.ValueKind != JsonValueKind.String) throw new TransferException(Number, $"'{member}' is not a text.");
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // Half a surrogate pair, or bytes that are not UTF-8.
            throw new TransferException(Number, $"'{member}' is not a valid text.", exception);
        }
    }

    /// <summary>A text that fits a key column.</summary>
    public string Name(string member)
    {
        var text = Text(member);
        return AppendChecks.IsName(text) ? text : throw new TransferException(Number, $"'{member}' must have 1 to {AppendChecks.MaxNameLength} characters, none of them zero.");
    }

    public string? OptionalName(string member) => _document.RootElement.TryGetProperty(member, out _) ? Name(member) : null;

    public int Integer(string member) =>
        Member(member) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : throw new TransferException(Number, $"'{member}' is not a whole number.");

    public DateTime Moment(string member) =>
        DateTime.TryParseExact(Text(member), TransferFormat.Moment, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new TransferException(Number, $"'{member}' is not a moment of the form 2026-01-31T12:34:56.123456Z.");

    /// <summary>The bytes of a value as they are in the file.</summary>
    public byte[] Raw(string member) => Encoding.UTF8.GetBytes(Member(member).GetRawText());

    public JsonElement Member(string member) =>
        _document.RootElement.TryGetProperty(member, out var value) ? value : throw new TransferException(Number, $"'{member}' is missing.");

    public void Dispose() => _document.Dispose();
}
