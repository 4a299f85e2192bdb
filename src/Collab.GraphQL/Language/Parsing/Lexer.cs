using System.Runtime.CompilerServices;

namespace Collab.GraphQL.Language;

/// <summary>
/// Splits a text into tokens (section 2.1), one at a time and without allocations: the text of a token is created only on demand. Lines and columns are not counted
/// here; <see cref="SourceText"/> computes them.
/// </summary>
partial struct Lexer
{
    readonly SourceText _source;
    readonly string _text;
    readonly int _maxTokens;
    int _tokens;

    internal Lexer(SourceText source, int? maxTokens)
    {
        _source = source;
        _text = source.Text;
        _maxTokens = maxTokens ?? int.MaxValue;
        StringValue = "";
    }

    /// <summary>The kind of the current token.</summary>
    internal TokenKind Kind { get; private set; }

    /// <summary>The start of the current token.</summary>
    internal int Start { get; private set; }

    /// <summary>The end of the current token.</summary>
    internal int End { get; private set; }

    /// <summary>The end of the previous token.</summary>
    internal int PreviousEnd { get; private set; }

    /// <summary>The value of the current string token.</summary>
    internal string StringValue { get; private set; }

    /// <summary>The current token as written.</summary>
    internal readonly ReadOnlySpan<char> Text => _text.AsSpan(Start, End - Start);

    /// <summary>Reads the next token.</summary>
    internal void Advance()
    {
        PreviousEnd = End;
        Start = SkipIgnored(End);
        if (Start == _text.Length)
        {
            Accept(TokenKind.EndOfFile, 0);
            return;
        }

        if (_tokens++ == _maxTokens)
        {
            throw Error($"The document has more than {_maxTokens} tokens.", Start, new ExceededBound(nameof(ParserOptions.MaxTokens), _maxTokens, CountAll()));
        }

        Read(_text[Start]);
    }

    internal readonly SyntaxException Error(string message, int offset, ExceededBound? exceeded = null) =>
        new(message, new Location(_source, offset, Math.Min(offset + 1, _text.Length))) { Exceeded = exceeded };

    /// <summary>The number of tokens of the whole text, up to the first lexical error.</summary>
    readonly int CountAll()
    {
        var rest = new Lexer(_source, null) { End = Start, _tokens = _maxTokens };
        try
        {
            do
                rest.Advance();
            while (rest.Kind != TokenKind.EndOfFile);
        }
        catch (SyntaxException)
        {
            // The rest of the text is not GraphQL.
        }

        return rest._tokens;
    }

    void Read(char first)
    {
        switch (first)
        {
            case '!': Accept(TokenKind.Bang, 1); break;
            case '$': Accept(TokenKind.Dollar, 1); break;
            case '&': Accept(TokenKind.Ampersand, 1); break;
            case '(': Accept(TokenKind.ParenLeft, 1); break;
            case ')': Accept(TokenKind.ParenRight, 1); break;
            case ':': Accept(TokenKind.Colon, 1); break;
            case '=': Accept(TokenKind.Equals, 1); break;
            case '@': Accept(TokenKind.At, 1); break;
            case '[': Accept(TokenKind.BracketLeft, 1); break;
            case ']': Accept(TokenKind.BracketRight, 1); break;
            case '{': Accept(TokenKind.BraceLeft, 1); break;
            case '|': Accept(TokenKind.Pipe, 1); break;
            case '}': Accept(TokenKind.BraceRight, 1); break;
            case '.' when At(Start + 1) == '.' && At(Start + 2) == '.': Accept(TokenKind.Spread, 3); break;
            case '"' when At(Start + 1) == '"' && At(Start + 2) == '"': ReadBlockString(); break;
            case '"': ReadString(); break;
            default: ReadWord(first); break;
        }
    }

    void ReadWord(char first)
    {
        if (IsNameStart(first))
        {
            // Names are short: a plain loop beats a vectorised search.
            var position = Start + 1;
            while (IsNameContinue(At(position)))
            {
                position++;
            }

            Accept(TokenKind.Name, position - Start);
        }
        else if (char.IsAsciiDigit(first) || first == '-')
        {
            ReadNumber();
        }
        else
        {
            throw Error(
                first == '\''
                    ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
                    : $"Unexpected character: {Describe(Start)}.",
                Start);
        }
    }

    /// <summary>Skips white space, line ends, commas, comments and byte order marks (section 2.1.7).</summary>
    readonly int SkipIgnored(int position)
    {
        var text = _text;
        while (position < text.Length)
        {
            switch (text[position])
            {
                case ' ' or '\n' or '\t' or ',' or '\r' or '\uFEFF':
                    position++;
                    break;
                case '#':
                    position = SkipComment(position + 1);
                    break;
                default:
                    return position;
            }
        }

        return position;
    }

    readonly int SkipComment(int position)
    {
        while (position < _text.Length && _text[position] is not ('\n' or '\r'))
        {
            position += CharacterLength(position, "comment");
        }

        return position;
    }

    /// <summary>1, or 2 for a surrogate pair. A lone surrogate is no source character (section 2.1.1).</summary>
    readonly int CharacterLength(int position, string where)
    {
        if (!char.IsSurrogate(_text[position]))
        {
            return 1;
        }

        return char.IsHighSurrogate(_text[position]) && char.IsLowSurrogate(At(position + 1))
            ? 2
            : throw Error($"Invalid character within {where}: {Describe(position)}.", position);
    }

    void Accept(TokenKind kind, int length)
    {
        Kind = kind;
        End = Start + length;
    }

    // NUL stands for the end: no token other than a string may hold it, and strings check their length.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly char At(int position) => (uint)position < (uint)_text.Length ? _text[position] : '\0';

    static bool IsNameStart(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    static bool IsNameContinue(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';

    readonly string Describe(int position)
    {
        if (position >= _text.Length)
        {
            return "<EOF>";
        }

        if (_text[position] is >= ' ' and <= '~')
        {
            return _text[position] == '"' ? "'\"'" : $"\"{_text[position]}\"";
        }

        var isPair = char.IsHighSurrogate(_text[position]) && char.IsLowSurrogate(At(position + 1));
        var codePoint = isPair ? char.ConvertToUtf32(_text[position], _text[position + 1]) : _text[position];
        return $"U+{codePoint:X4}";
    }
}
