namespace Collab.GraphQL.Language;

/// <summary>A document's text with its name for messages.</summary>
public sealed class SourceText
{
    int[]? _lineStarts;

    /// <summary>Creates a source text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="name">A file name or other description of the origin.</param>
    public SourceText(string text, string name = "GraphQL")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        Text = text;
        Name = name;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The name for messages.</summary>
    public string Name { get; }

    /// <summary>Line and column of an offset. Lines end in LF, CR or CR LF (section 2.1.2).</summary>
    /// <param name="offset">Offset in UTF-16 code units, from 0 to the length of the text.</param>
    public SourceLocation GetPosition(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Text.Length);
        var starts = _lineStarts ??= FindLineStarts(Text);
        var found = Array.BinarySearch(starts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return new SourceLocation(line + 1, offset - starts[line] + 1, Name);
    }

    static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
