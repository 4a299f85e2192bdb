using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

sealed partial class DocumentParser
{
    TypeSystemDefinitionNode? ParseTypeSystemDefinition(int start, StringValueNode? description, bool isExtension)
    {
        if (!Peek(TokenKind.Name))
        {
            return null;
        }

        return _lexer.Text switch
        {
            "schema" => ParseSchema(start, description, isExtension),
            "scalar" => ParseScalar(start, description, isExtension),
            "type" => ParseObjectType(start, description, isExtension),
            "interface" => ParseInterface(start, description, isExtension),
            "union" => ParseUnion(start, description, isExtension),
            "enum" => ParseEnum(start, description, isExtension),
            "input" => ParseInputObject(start, description, isExtension),
            "directive" when !isExtension => ParseDirectiveDefinition(start, description),
            _ => null,
        };
    }

    /// <summary>SchemaDefinition, SchemaExtension</summary>
    SchemaDefinitionNode ParseSchema(int start, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var directives = ParseDirectives(isConst: true);
        var isOptional = isExtension && directives.Length > 0 && !Peek(TokenKind.BraceLeft);
        return new SchemaDefinitionNode
        {
            Description = description,
            IsExtension = isExtension,
            Directives = directives,
            OperationTypes = isOptional
                ? []
                : Many(TokenKind.BraceLeft, static parser => parser.ParseOperationTypeDefinition(), TokenKind.BraceRight),
            Location = Since(start),
        };
    }

    OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var start = _lexer.Start;
        if (TryParseOperationType() is not { } operation)
        {
            throw Unexpected("\"query\", \"mutation\" or \"subscription\"");
        }

        Expect(TokenKind.Colon);
        return new OperationTypeDefinitionNode { Operation = operation, Type = ParseNamedType(), Location = Since(start) };
    }

    /// <summary>ScalarTypeDefinition, ScalarTypeExtension</summary>
    ScalarTypeDefinitionNode ParseScalar(int start, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        ExpectSomething(isExtension, directives.Length, "directives");
        return new ScalarTypeDefinitionNode
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Directives = directives,
            Location = Since(start),
        };
    }

    /// <summary>UnionTypeDefinition, UnionTypeExtension</summary>
    UnionTypeDefinitionNode ParseUnion(int start, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        ImmutableArray<NamedTypeNode> types = TrySkip(TokenKind.Equals)
            ? Delimited(TokenKind.Pipe, static parser => parser.ParseNamedType())
            : [];
        ExpectSomething(isExtension, directives.Length + types.Length, "directives or \"=\"");
        return new UnionTypeDefinitionNode
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Directives = directives,
            Types = types,
            Location = Since(start),
        };
    }

    /// <summary>EnumTypeDefinition, EnumTypeExtension</summary>
    EnumTypeDefinitionNode ParseEnum(int start, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = OptionalMany(TokenKind.BraceLeft, static parser => parser.ParseEnumValueDefinition(), TokenKind.BraceRight);
        ExpectSomething(isExtension, directives.Length + values.Length, "directives or \"{\"");
        return new EnumTypeDefinitionNode
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Directives = directives,
            Values = values,
            Location = Since(start),
        };
    }

    EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        if (PeekKeyword("true") || PeekKeyword("false") || PeekKeyword("null"))
        {
            throw _lexer.Error($"Name \"{_lexer.Text}\" is reserved and cannot be used for an enum value.", _lexer.Start);
        }

        return new EnumValueDefinitionNode
        {
            Description = description,
            Name = ParseName(),
            Directives = ParseDirectives(isConst: true),
            Location = Since(start),
        };
    }

    /// <summary>DirectiveDefinition : Description? directive @ Name ArgumentsDefinition? repeatable? on DirectiveLocations</summary>
    DirectiveDefinitionNode ParseDirectiveDefinition(int start, StringValueNode? description)
    {
        _lexer.Advance();
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var isRepeatable = TrySkipKeyword("repeatable");
        ExpectKeyword("on");
        return new DirectiveDefinitionNode
        {
            Description = description,
            Name = name,
            Arguments = arguments,
            IsRepeatable = isRepeatable,
            Locations = Delimited(TokenKind.Pipe, static parser => parser.ParseDirectiveLocation()),
            Location = Since(start),
        };
    }

    NameNode ParseDirectiveLocation()
    {
        if (!Peek(TokenKind.Name) || DirectiveLocations.Parse(_lexer.Text) == DirectiveLocation.None)
        {
            throw Unexpected("a directive location such as FIELD or OBJECT");
        }

        return ParseName();
    }

    // An extension must add something (section 3.4.3).
    void ExpectSomething(bool isExtension, int count, string expected)
    {
        if (isExtension && count == 0)
        {
            throw Unexpected(expected);
        }
    }
}
