using System.Text;

namespace Architecture.Tests;

/// <summary>Blanks comments and string literals, so that rules about code do not match prose.</summary>
static class CSharpBlanker
{
    public static string Blank(string text)
    {
        var code = new StringBuilder(text);
        var at = 0;
        while (at < text.Length)
        {
            var end = EndOfProse(text, at);
            for (var i = at; i < end; i++)
            {
                if (text[i] is not ('\n' or '\r'))
                {
                    code[i] = ' ';
                }
            }

            at = Math.Max(end, at + 1);
        }

        return code.ToString();
    }

    /// <summary>The index after the comment or literal that starts here; the same index when there is none.</summary>
    static int EndOfProse(string text, int at) => text[at] switch
    {
        '/' when Ahead(text, at, "//") => IndexOrEnd(text, "\n", at),
        '/' when Ahead(text, at, "/*") => IndexOrEnd(text, "*/", at + 2, 2),
        '\'' => EndOfQuoted(text, at + 1, '\''),
        '"' when Ahead(text, at, "\"\"\"") => EndOfRaw(text, at),
        '"' => IsVerbatim(text, at) ? EndOfVerbatim(text, at + 1) : EndOfQuoted(text, at + 1, '"'),
        _ => at,
    };

    static bool Ahead(string text, int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    static int IndexOrEnd(string text, string what, int from, int past = 0)
    {
        var index = text.IndexOf(what, Math.Min(from, text.Length), StringComparison.Ordinal);
        return index < 0 ? text.Length : index + past;
    }

    static bool IsVerbatim(string text, int quote) =>
        quote > 0 && (text[quote - 1] == '@' || (text[quote - 1] == '$' && quote > 1 && text[quote - 2] == '@'));

    static int EndOfRaw(string text, int at)
    {
        var quotes = 0;
        while (at + quotes < text.Length && text[at + quotes] == '"')
        {
            quotes++;
        }

        return IndexOrEnd(text, new string('"', quotes), at + quotes, quotes);
    }

    static int EndOfVerbatim(string text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] != '"')
            {
                at++;
            }
            else if (Ahead(text, at, "\"\""))
            {
                at += 2;
            }
            else
            {
                return at + 1;
            }
        }

        return at;
    }

    static int EndOfQuoted(string text, int at, char quote)
    {
        while (at < text.Length && text[at] != quote && text[at] != '\n')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at + 1, text.Length);
    }
}
