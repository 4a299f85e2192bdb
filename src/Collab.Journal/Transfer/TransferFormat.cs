using System.Text.Encodings.Web;
using System.Text.Json;

namespace Collab.Journal.Transfer;

/// <summary>
/// The file format: JSON Lines; first a <c>journal</c> line with the format number, then events and commands in position order, then the rows of sections, and last an
/// <c>end</c> line with the counts, which reveals a truncated file.
/// </summary>
static class TransferFormat
{
    public const int Version = 1;

    public const string Kind = "kind";
    public const string JournalKind = "journal";
    public const string EventKind = "event";
    public const string CommandKind = "command";
    public const string RowKind = "row";
    public const string EndKind = "end";

    public const string Moment = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Letters are not escaped; nothing here goes into HTML.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
}
