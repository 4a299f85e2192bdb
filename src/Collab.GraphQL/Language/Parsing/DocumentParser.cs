using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Collab.GraphQL.Language;

/// <summary>A recursive descent parser with one token of lookahead and one method per production of appendix C. This part has the common methods.</summary>
sealed partial class DocumentParser
{
    readonly SourceText _source;
    readonly int _maxDepth;
    readonly NameCache _names = NameCache.OfThread;
    Lexer _lexer;
    int _depth;

    // A stack of lists under construction, so that each list is allocated once with its final size.
    SyntaxNode[] _pending = new SyntaxNode[32];
    int _pendingCount;

    internal DocumentParser(SourceText source, ParserOptions options)
    {
        _source = source;
        _maxDepth = options.MaxDepth;
        _lexer = new Lexer(source, options.MaxTokens);
        _lexer.Advance();
    }

    internal T ParseWhole<T>(Func<DocumentParser, T> parse)
    {
        var result = parse(this);
        Expect(TokenKind.EndOfFile);
        return result;
    }

    /// <summary>Document : Definition+</summary>
    internal DocumentNode ParseDocument()
    {
        do
        {
            Push(ParseDefinition());
        }
        while (!Peek(TokenKind.EndOfFile));
        return new DocumentNode { Definitions = Pop<DefinitionNode>(0), Location = new Location(_source, 0, _source.Text.Length) };
    }

    DefinitionNode ParseDefinition()
    {
        var start = _lexer.Start;
        if (Peek(TokenKind.BraceLeft))
        {
            return ParseShorthandQuery(start);
        }

        var description = ParseDescription();
        if (Peek(TokenKind.Name))
        {
            if (ParseExecutableDefinition(start, description) is { } executable)
            {
                return executable;
            }

            if (ParseTypeSystemDefinition(start, description, isExtension: false) is { } definition)
            {
                return definition;
            }
        }

        if (description is not null)
        {
            throw _lexer.Error(
                Peek(TokenKind.BraceLeft)
                    ? "Unexpected description, descriptions are not supported on shorthand queries; write \"query\" before the \"{\"."
                    : "Unexpected description, only definitions may have one.",
                start);
        }

        if (!TrySkipKeyword("extend"))
        {
            throw Unexpected("a definition such as \"query\", \"fragment\" or \"type\"");
        }

        return ParseTypeSystemDefinition(start, description: null, isExtension: true)
            ?? throw Unexpected("what to extend, such as \"type\" or \"schema\"");
    }

    /// <summary>Name</summary>
    NameNode ParseName()
    {
        var start = _lexer.Start;
        if (!Peek(TokenKind.Name))
        {
            throw Unexpected(TokenKinds.Describe(TokenKind.Name));
        }

        var value = _names.Get(_lexer.Text);
        _lexer.Advance();
        return new NameNode { Value = value, Location = Since(start) };
    }

    bool Peek(TokenKind kind) => _lexer.Kind == kind;

    bool PeekKeyword(string keyword) => Peek(TokenKind.Name) && _lexer.Text.SequenceEqual(keyword);

    bool TrySkip(TokenKind kind)
    {
        if (!Peek(kind))
        {
            return false;
        }

        _lexer.Advance();
        return true;
    }

    bool TrySkipKeyword(string keyword)
    {
        if (!PeekKeyword(keyword))
        {
            return false;
        }

        _lexer.Advance();
        return true;
    }

    void Expect(TokenKind kind)
    {
        if (!Peek(kind))
        {
            throw Unexpected(TokenKinds.Describe(kind));
        }

        _lexer.Advance();
    }

    void ExpectKeyword(string keyword)
    {
        if (!TrySkipKeyword(keyword))
        {
            throw Unexpected($"\"{keyword}\"");
        }
    }

    /// <summary>One or more items between two tokens.</summary>
    ImmutableArray<T> Many<T>(TokenKind open, Func<DocumentParser, T> parse, TokenKind close)
        where T : SyntaxNode
    {
        Expect(open);
        var mark = _pendingCount;
        do
        {
            Push(parse(this));
        }
        while (!TrySkip(close));
        return Pop<T>(mark);
    }

    /// <summary>Nothing, or one or more items between two tokens.</summary>
    ImmutableArray<T> OptionalMany<T>(TokenKind open, Func<DocumentParser, T> parse, TokenKind close)
        where T : SyntaxNode =>
        Peek(open) ? Many(open, parse, close) : [];

    /// <summary>One or more items separated by a token, with an optional leading one.</summary>
    ImmutableArray<T> Delimited<T>(TokenKind delimiter, Func<DocumentParser, T> parse)
        where T : SyntaxNode
    {
        TrySkip(delimiter);
        var mark = _pendingCount;
        do
        {
            Push(parse(this));
        }
        while (TrySkip(delimiter));
        return Pop<T>(mark);
    }

    void Push(SyntaxNode node)
    {
        if (_pendingCount == _pending.Length)
        {
            Array.Resize(ref _pending, _pending.Length * 2);
        }

        _pending[_pendingCount++] = node;
    }

    ImmutableArray<T> Pop<T>(int mark)
        where T : SyntaxNode
    {
        var items = new T[_pendingCount - mark];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Unsafe.As<T>(_pending[mark + i]);
        }

        _pendingCount = mark;
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    void Enter()
    {
        if (++_depth > _maxDepth)
        {
            throw _lexer.Error(
                $"The document nests deeper than {_maxDepth} levels.", _lexer.Start, new ExceededBound(nameof(ParserOptions.MaxDepth), _maxDepth, _depth));
        }
    }

    void Leave() => _depth--;

    Location Since(int start) => new(_source, start, _lexer.PreviousEnd);

    SyntaxException Unexpected(string expected)
    {
        var found = TokenKinds.Describe(_lexer.Kind);
        if (_lexer.Kind >= TokenKind.Name)
        {
            var text = _lexer.Kind is TokenKind.String or TokenKind.BlockString ? _lexer.StringValue : _lexer.Text.ToString();
            found += $" \"{text}\"";
        }

        return _lexer.Error($"Expected {expected}, found {found}.", _lexer.Start);
    }
}
