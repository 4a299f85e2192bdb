using System.Text;

namespace Collab.GraphQL.Language;

/// <summary>Block strings (section 2.10.4).</summary>
static class BlockString
{
    /// <summary>
    /// Removes the indentation that all lines but the first share, and blank lines at both ends (BlockStringValue).
    /// </summary>
    /// <param name="raw">The text between the quotes, with <c>\"""</c> unescaped.</param>
    internal static string Dedent(ReadOnlySpan<char> raw)
    {
        if (raw.IndexOfAny('\n', '\r') < 0)
        {
            return LeadingWhiteSpace(raw) == raw.Length ? "" : raw.ToString();
        }

        var commonIndent = int.MaxValue;
        var first = -1;
        var last = -1;
        var number = 0;
        foreach (var line in EnumerateLines(raw))
        {
            var indent = LeadingWhiteSpace(line);
            if (indent < line.Length)
            {
                first = first < 0 ? number : first;
                last = number;
                commonIndent = number == 0 ? commonIndent : Math.Min(commonIndent, indent);
            }

            number++;
        }

        var builder = new StringBuilder(raw.Length);
        number = 0;
        foreach (var line in EnumerateLines(raw))
        {
            if (number >= first && number <= last && first >= 0)
            {
                builder.Append(number == first ? "" : "\n");
                builder.Append(number == 0 ? line : line[Math.Min(commonIndent, line.Length)..]);
            }

            number++;
        }

        return builder.ToString();
    }

    /// <summary>Whether a text round-trips as a block string.</summary>
    /// <param name="value">The text.</param>
    internal static bool CanHold(string value)
    {
        foreach (var letter in value)
        {
            if (letter is < ' ' and not ('\t' or '\n'))
            {
                return false;
            }
        }

        return value.Length == 0 || Dedent(Body(value)) == value;
    }

    /// <summary>The text between the quotes of a block string, before <c>"""</c> is escaped.</summary>
    /// <param name="value">A text that a block string can hold.</param>
    internal static string Body(string value)
    {
        // A single short line stays on the line of its quotes, unless its end would merge with them.
        var isOneLine = !value.Contains('\n', StringComparison.Ordinal);
        if (isOneLine && (value.Length <= 70 || LeadingWhiteSpace(value) > 0))
        {
            return value.EndsWith('"') || value.EndsWith('\\') ? value + "\n" : value;
        }

        return "\n" + value + "\n";
    }

    static int LeadingWhiteSpace(ReadOnlySpan<char> line)
    {
        var length = line.IndexOfAnyExcept(' ', '\t');
        return length < 0 ? line.Length : length;
    }

    static LineEnumerator EnumerateLines(ReadOnlySpan<char> text) => new(text);

    /// <summary>Lines by the line terminators of the language; .NET's enumerator has more kinds.</summary>
    ref struct LineEnumerator(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> _rest = text;
        bool _isDone;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly LineEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_isDone)
            {
                return false;
            }

            var length = _rest.IndexOfAny('\n', '\r');
            _isDone = length < 0;
            Current = _isDone ? _rest : _rest[..length];
            if (!_isDone)
            {
                _rest = _rest[(length + (_rest[length..].StartsWith("\r\n") ? 2 : 1))..];
            }

            return true;
        }
    }
}
