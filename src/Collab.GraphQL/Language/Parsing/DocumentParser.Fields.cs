using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

sealed partial class DocumentParser
{
    const string FieldsPartExpected = "\"implements\", directives or \"{\"";

    /// <summary>ObjectTypeDefinition, ObjectTypeExtension</summary>
    ObjectTypeDefinitionNode ParseObjectType(int start, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var (name, interfaces, directives, fields) = ParseFieldsType(isExtension);
        return new ObjectTypeDefinitionNode
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Interfaces = interfaces,
            Directives = directives,
            Fields = fields,
            Location = Since(start),
        };
    }

    /// <summary>InterfaceTypeDefinition, InterfaceTypeExtension</summary>
    InterfaceTypeDefinitionNode ParseInterface(int start, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var (name, interfaces, directives, fields) = ParseFieldsType(isExtension);
        return new InterfaceTypeDefinitionNode
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Interfaces = interfaces,
            Directives = directives,
            Fields = fields,
            Location = Since(start),
        };
    }

    (NameNode Name, ImmutableArray<NamedTypeNode> Interfaces, ImmutableArray<DirectiveNode> Directives, ImmutableArray<FieldDefinitionNode> Fields)
        ParseFieldsType(bool isExtension)
    {
        var name = ParseName();
        ImmutableArray<NamedTypeNode> interfaces = TrySkipKeyword("implements")
            ? Delimited(TokenKind.Ampersand, static parser => parser.ParseNamedType())
            : [];
        var directives = ParseDirectives(isConst: true);
        var fields = OptionalMany(TokenKind.BraceLeft, static parser => parser.ParseFieldDefinition(), TokenKind.BraceRight);
        ExpectSomething(isExtension, interfaces.Length + directives.Length + fields.Length, FieldsPartExpected);
        return (name, interfaces, directives, fields);
    }

    /// <summary>FieldDefinition : Description? Name ArgumentsDefinition? : Type Directives[Const]?</summary>
    FieldDefinitionNode ParseFieldDefinition()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        return new FieldDefinitionNode
        {
            Description = description,
            Name = name,
            Arguments = arguments,
            Type = ParseTypeReference(),
            Directives = ParseDirectives(isConst: true),
            Location = Since(start),
        };
    }

    /// <summary>InputObjectTypeDefinition, InputObjectTypeExtension</summary>
    InputObjectTypeDefinitionNode ParseInputObject(int start, StringValueNode? description, bool isExtension)
    {
        _lexer.Advance();
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = OptionalMany(TokenKind.BraceLeft, static parser => parser.ParseInputValueDefinition(), TokenKind.BraceRight);
        ExpectSomething(isExtension, directives.Length + fields.Length, "directives or \"{\"");
        return new InputObjectTypeDefinitionNode
        {
            Description = description,
            IsExtension = isExtension,
            Name = name,
            Directives = directives,
            Fields = fields,
            Location = Since(start),
        };
    }

    ImmutableArray<InputValueDefinitionNode> ParseArgumentDefinitions() =>
        OptionalMany(TokenKind.ParenLeft, static parser => parser.ParseInputValueDefinition(), TokenKind.ParenRight);

    /// <summary>InputValueDefinition : Description? Name : Type DefaultValue? Directives[Const]?</summary>
    InputValueDefinitionNode ParseInputValueDefinition()
    {
        var start = _lexer.Start;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new InputValueDefinitionNode
        {
            Description = description,
            Name = name,
            Type = ParseTypeReference(),
            DefaultValue = TrySkip(TokenKind.Equals) ? ParseValue(isConst: true) : null,
            Directives = ParseDirectives(isConst: true),
            Location = Since(start),
        };
    }
}
