using System.Text;
using System.Text.RegularExpressions;

namespace Collab.Bpmn;

/// <summary>
/// A file's bytes as the text that is kept. It is UTF-8 from here on, and its declaration says so: bpmn-js knows no other encoding. Nothing else of it changes.
/// </summary>
public static partial class BpmnText
{
    const string Utf8 = "UTF-8";

    static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UTF8"] = Utf8,
        ["UTF-16LE"] = "UTF-16",
        ["UTF-16BE"] = "UTF-16",
        ["ISO8859-1"] = "ISO-8859-1",
        ["ISO_8859-1"] = "ISO-8859-1",
        ["LATIN1"] = "ISO-8859-1",
        ["ASCII"] = "US-ASCII",
        ["CP1252"] = "WINDOWS-1252",
    };

    /// <summary>The encodings that are read.</summary>
    public static IReadOnlyList<string> Encodings { get; } = [Utf8, "UTF-16", "ISO-8859-1", "WINDOWS-1252", "US-ASCII"];

    /// <summary>Decodes a file. The claims are the byte order mark, the transport's charset and the XML declaration: those that are there must say the same, and the bytes must keep it.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="charset">What the transport claims; null when it claims nothing.</param>
    /// <param name="problem">Why it cannot be decoded; null when it was.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes, string? charset, out BpmnProblem? problem)
    {
        problem = null;
        if (bytes.Length > BpmnLimits.MaxLength)
        {
            problem = new BpmnProblem(BpmnProblemKind.TooLarge);
            return null;
        }

        var (marked, length, isBigEndian) = Mark(bytes);
        var body = bytes[length..];
        var declared = Declared(marked == "UTF-16" ? Utf16(isBigEndian).GetString(body[..Math.Min(body.Length & ~1, 400)]) : Encoding.Latin1.GetString(body[..Math.Min(body.Length, 200)]));
        string? claim = null;
        foreach (var one in (string?[])[marked, charset is null ? null : Name(charset), declared is null ? null : Name(declared)])
        {
            if (one is null)
            {
                continue;
            }

            if (!Encodings.Contains(one))
            {
                problem = new BpmnProblem(BpmnProblemKind.UnknownEncoding, one);
                return null;
            }

            if (claim is not null && claim != one)
            {
                problem = new BpmnProblem(BpmnProblemKind.EncodingsDiffer, claim) { Where = one };
                return null;
            }

            claim = one;
        }

        claim ??= Utf8;
        try
        {
            // A claim of two bytes a character was read in one byte a character, or the other way round; or what should be Latin letters is UTF-8.
            if ((claim == "UTF-16" && marked is null) || (claim is "ISO-8859-1" or "WINDOWS-1252" && IsUtf8BeyondAscii(body)))
            {
                problem = new BpmnProblem(BpmnProblemKind.EncodingNotKept, claim);
                return null;
            }

            return WithUtf8Declared(EncodingOf(claim, isBigEndian).GetString(body));
        }
        catch (DecoderFallbackException)
        {
            problem = new BpmnProblem(BpmnProblemKind.EncodingNotKept, claim);
            return null;
        }
    }

    /// <summary>A text with UTF-8 in its declaration, when it has a declaration that names another encoding.</summary>
    public static string WithUtf8Declared(string text)
        => DeclarationPattern().Match(text) is { Success: true } match && Name(match.Groups["name"].Value) != Utf8
            ? string.Concat(text.AsSpan(0, match.Groups["name"].Index), Utf8, text.AsSpan(match.Groups["name"].Index + match.Groups["name"].Length))
            : text;

    /// <summary>The mark's encoding, its length, and the order of bytes; two-byte characters without a mark are told by the first.</summary>
    static (string? Encoding, int Length, bool IsBigEndian) Mark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3, false),
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => ("UTF-32", 4, false),
        [0xFF, 0xFE, ..] => ("UTF-16", 2, false),
        [0xFE, 0xFF, ..] => ("UTF-16", 2, true),
        [(byte)'<', 0, ..] => ("UTF-16", 0, false),
        [0, (byte)'<', ..] => ("UTF-16", 0, true),
        _ => (null, 0, false),
    };

    static string Name(string encoding) => Aliases.GetValueOrDefault(encoding.Trim(), encoding.Trim().ToUpperInvariant());

    static Encoding EncodingOf(string name, bool isBigEndian) => name switch
    {
        "UTF-16" => Utf16(isBigEndian),
        "ISO-8859-1" => Encoding.Latin1,
        "WINDOWS-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
        "US-ASCII" => Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
    };

    static UnicodeEncoding Utf16(bool isBigEndian) => new(isBigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>Whether bytes that claim to be of one byte a character are UTF-8: a run of Latin letters is by chance never valid UTF-8 throughout.</summary>
    static bool IsUtf8BeyondAscii(ReadOnlySpan<byte> bytes) => !Ascii.IsValid(bytes) && System.Text.Unicode.Utf8.IsValid(bytes);

    static string? Declared(string beginning) => DeclarationPattern().Match(beginning) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex("""^\uFEFF?<\?xml\s[^>]*?encoding\s*=\s*["'](?<name>[^"']*)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex DeclarationPattern();
}
