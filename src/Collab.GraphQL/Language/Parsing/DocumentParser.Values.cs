using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

sealed partial class DocumentParser
{
    /// <summary>Value[Const]</summary>
    internal ValueNode ParseValue(bool isConst)
    {
        var start = _lexer.Start;
        switch (_lexer.Kind)
        {
            case TokenKind.BracketLeft:
                return ParseList(start, isConst);
            case TokenKind.BraceLeft:
                return ParseObject(start, isConst);
            case TokenKind.Int:
                return new IntValueNode { Value = TakeText(), Location = Since(start) };
            case TokenKind.Float:
                return new FloatValueNode { Value = TakeText(), Location = Since(start) };
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                return ParseWord(start);
            case TokenKind.Dollar when !isConst:
                return ParseVariable();
            case TokenKind.Dollar:
                throw _lexer.Error("Unexpected variable in constant value.", start);
            default:
                throw Unexpected("a value");
        }
    }

    /// <summary>BooleanValue, NullValue or EnumValue</summary>
    ValueNode ParseWord(int start)
    {
        var word = _names.Get(_lexer.Text);
        _lexer.Advance();
        return word switch
        {
            "true" => new BooleanValueNode { Value = true, Location = Since(start) },
            "false" => new BooleanValueNode { Value = false, Location = Since(start) },
            "null" => new NullValueNode { Location = Since(start) },
            _ => new EnumValueNode { Value = word, Location = Since(start) },
        };
    }

    StringValueNode ParseString()
    {
        var (start, value, isBlock) = (_lexer.Start, _lexer.StringValue, Peek(TokenKind.BlockString));
        _lexer.Advance();
        return new StringValueNode { Value = value, IsBlock = isBlock, Location = Since(start) };
    }

    StringValueNode? ParseDescription() => _lexer.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;

    /// <summary>ListValue[Const] : [ Value* ]</summary>
    ListValueNode ParseList(int start, bool isConst)
    {
        Enter();
        Expect(TokenKind.BracketLeft);
        var mark = _pendingCount;
        while (!TrySkip(TokenKind.BracketRight))
        {
            Push(ParseValue(isConst));
        }

        Leave();
        return new ListValueNode { Values = Pop<ValueNode>(mark), Location = Since(start) };
    }

    /// <summary>ObjectValue[Const] : { ObjectField* }</summary>
    ObjectValueNode ParseObject(int start, bool isConst)
    {
        Enter();
        Expect(TokenKind.BraceLeft);
        var mark = _pendingCount;
        while (!TrySkip(TokenKind.BraceRight))
        {
            Push(ParseObjectField(isConst));
        }

        Leave();
        return new ObjectValueNode { Fields = Pop<ObjectFieldNode>(mark), Location = Since(start) };
    }

    ObjectFieldNode ParseObjectField(bool isConst)
    {
        var start = _lexer.Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ObjectFieldNode { Name = name, Value = ParseValue(isConst), Location = Since(start) };
    }

    /// <summary>Variable : $ Name</summary>
    VariableNode ParseVariable()
    {
        var start = _lexer.Start;
        Expect(TokenKind.Dollar);
        return new VariableNode { Name = ParseName(), Location = Since(start) };
    }

    /// <summary>Arguments[Const] : ( Argument+ )</summary>
    ImmutableArray<ArgumentNode> ParseArguments(bool isConst) => OptionalMany<ArgumentNode>(
        TokenKind.ParenLeft,
        isConst ? static parser => parser.ParseArgument(isConst: true) : static parser => parser.ParseArgument(isConst: false),
        TokenKind.ParenRight);

    ArgumentNode ParseArgument(bool isConst)
    {
        var start = _lexer.Start;
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ArgumentNode { Name = name, Value = ParseValue(isConst), Location = Since(start) };
    }

    /// <summary>Directives[Const] : Directive+</summary>
    ImmutableArray<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (!Peek(TokenKind.At))
        {
            return [];
        }

        var mark = _pendingCount;
        do
        {
            var start = _lexer.Start;
            Expect(TokenKind.At);
            Push(new DirectiveNode { Name = ParseName(), Arguments = ParseArguments(isConst), Location = Since(start) });
        }
        while (Peek(TokenKind.At));
        return Pop<DirectiveNode>(mark);
    }

    /// <summary>Type : NamedType, ListType or NonNullType</summary>
    internal TypeNode ParseTypeReference()
    {
        var start = _lexer.Start;
        TypeNode type = Peek(TokenKind.BracketLeft) ? ParseListType(start) : ParseNamedType();
        return TrySkip(TokenKind.Bang) ? new NonNullTypeNode { Type = type, Location = Since(start) } : type;
    }

    ListTypeNode ParseListType(int start)
    {
        Enter();
        Expect(TokenKind.BracketLeft);
        var itemType = ParseTypeReference();
        Expect(TokenKind.BracketRight);
        Leave();
        return new ListTypeNode { Type = itemType, Location = Since(start) };
    }

    NamedTypeNode ParseNamedType()
    {
        var start = _lexer.Start;
        return new NamedTypeNode { Name = ParseName(), Location = Since(start) };
    }

    string TakeText()
    {
        var text = _lexer.Text.ToString();
        _lexer.Advance();
        return text;
    }
}
