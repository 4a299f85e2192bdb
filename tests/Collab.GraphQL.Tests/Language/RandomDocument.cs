using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Tests.Language;

/// <summary>Creates documents with every kind of node, deterministic by seed.</summary>
sealed class RandomDocument(int seed)
{
    const int MaxDepth = 4;

    static readonly string[] Words = ["a", "on", "type", "query", "extend", "input", "repeatable", "_x1", "fragment", "implements"];
    static readonly string[] Texts = ["", "plain", "two\nlines", "  indented", "tail \\", "quote\"", "\"\"\"", "a\r\nb", "\n", "ä😀\0\u007f", new('x', 90)];

    ulong _state = (ulong)seed;

    internal DocumentNode Document() => new() { Definitions = Many(Definition, 1) };

    // SplitMix64: the same sequence on every runtime.
    int Next(int count)
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)count);
    }

    bool Maybe() => Next(2) == 0;

    ImmutableArray<T> Many<T>(Func<T> make, int least = 0) => [.. Enumerable.Range(0, least + Next(3)).Select(_ => make())];

    NameNode Name() => new() { Value = Words[Next(Words.Length)] };

    NameNode NameBut(params string[] reserved)
    {
        var name = Name();
        return reserved.Contains(name.Value) ? new NameNode { Value = "other" } : name;
    }

    NamedTypeNode Named() => new() { Name = Name() };

    StringValueNode? Description() => Maybe() ? Text() : null;

    StringValueNode Text() => new() { Value = Texts[Next(Texts.Length)], IsBlock = Maybe() };

    DefinitionNode Definition() => Next(10) switch
    {
        0 => new OperationDefinitionNode { Operation = OperationType.Query, SelectionSet = Selections(0) },
        1 => new OperationDefinitionNode
        {
            Operation = (OperationType)Next(3),
            Description = Description(),
            Name = Maybe() ? Name() : null,
            VariableDefinitions = Many(VariableDefinition),
            Directives = Directives(isConst: false),
            SelectionSet = Selections(0),
        },
        2 => new FragmentDefinitionNode
        {
            Description = Description(),
            Name = NameBut("on"),
            TypeCondition = Named(),
            Directives = Directives(isConst: false),
            SelectionSet = Selections(0),
        },
        3 => new DirectiveDefinitionNode
        {
            Description = Description(),
            Name = Name(),
            Arguments = Many(InputValue),
            IsRepeatable = Maybe(),
            Locations = Many(() => new NameNode { Value = Maybe() ? "FIELD" : "INPUT_OBJECT" }, 1),
        },
        4 => new SchemaDefinitionNode
        {
            Description = Description(),
            Directives = Directives(isConst: true),
            OperationTypes = Many(() => new OperationTypeDefinitionNode { Operation = (OperationType)Next(3), Type = Named() }, 1),
        },
        _ => TypeDefinition(Maybe()),
    };

    // An extension must add something; directives are enough.
    TypeDefinitionNode TypeDefinition(bool isExtension)
    {
        var (name, description) = (Name(), isExtension ? null : Description());
        var directives = isExtension ? [Directive(isConst: true)] : Directives(isConst: true);
        return Next(6) switch
        {
            0 => new ScalarTypeDefinitionNode { Description = description, IsExtension = isExtension, Name = name, Directives = directives },
            1 => new ObjectTypeDefinitionNode
            {
                Description = description,
                IsExtension = isExtension,
                Name = name,
                Interfaces = Many(Named),
                Directives = directives,
                Fields = Many(Field),
            },
            2 => new InterfaceTypeDefinitionNode
            {
                Description = description,
                IsExtension = isExtension,
                Name = name,
                Interfaces = Many(Named),
                Directives = directives,
                Fields = Many(Field),
            },
            3 => new UnionTypeDefinitionNode
            {
                Description = description,
                IsExtension = isExtension,
                Name = name,
                Directives = directives,
                Types = Many(Named),
            },
            4 => new EnumTypeDefinitionNode
            {
                Description = description,
                IsExtension = isExtension,
                Name = name,
                Directives = directives,
                Values = Many(EnumValue),
            },
            _ => new InputObjectTypeDefinitionNode
            {
                Description = description,
                IsExtension = isExtension,
                Name = name,
                Directives = directives,
                Fields = Many(InputValue),
            },
        };
    }

    EnumValueDefinitionNode EnumValue() => new() { Description = Description(), Name = Name(), Directives = Directives(isConst: true) };

    FieldDefinitionNode Field() => new()
    {
        Description = Description(),
        Name = Name(),
        Arguments = Many(InputValue),
        Type = Type(0),
        Directives = Directives(isConst: true),
    };

    InputValueDefinitionNode InputValue() => new()
    {
        Description = Description(),
        Name = Name(),
        Type = Type(0),
        DefaultValue = Maybe() ? Value(0, isConst: true) : null,
        Directives = Directives(isConst: true),
    };

    VariableDefinitionNode VariableDefinition() => new()
    {
        Description = Description(),
        Variable = new VariableNode { Name = Name() },
        Type = Type(0),
        DefaultValue = Maybe() ? Value(0, isConst: true) : null,
        Directives = Directives(isConst: true),
    };

    TypeNode Type(int depth) => (depth < MaxDepth ? Next(4) : 0) switch
    {
        1 => new ListTypeNode { Type = Type(depth + 1) },
        2 => new NonNullTypeNode { Type = Named() },
        3 => new NonNullTypeNode { Type = new ListTypeNode { Type = Type(depth + 1) } },
        _ => Named(),
    };

    SelectionSetNode Selections(int depth) => new() { Selections = Many(() => Selection(depth), 1) };

    SelectionNode Selection(int depth) => (depth < MaxDepth ? Next(4) : 0) switch
    {
        1 => new FragmentSpreadNode { Name = NameBut("on"), Directives = Directives(isConst: false) },
        2 => new InlineFragmentNode
        {
            TypeCondition = Maybe() ? Named() : null,
            Directives = Directives(isConst: false),
            SelectionSet = Selections(depth + 1),
        },
        _ => new FieldNode
        {
            Alias = Maybe() ? Name() : null,
            Name = Name(),
            Arguments = Many(() => Argument(isConst: false)),
            Directives = Directives(isConst: false),
            SelectionSet = depth < MaxDepth && Maybe() ? Selections(depth + 1) : null,
        },
    };

    ImmutableArray<DirectiveNode> Directives(bool isConst) => Maybe() ? [] : Many(() => Directive(isConst));

    DirectiveNode Directive(bool isConst) => new() { Name = Name(), Arguments = Many(() => Argument(isConst)) };

    ArgumentNode Argument(bool isConst) => new() { Name = Name(), Value = Value(0, isConst) };

    ValueNode Value(int depth, bool isConst) => Next(depth < MaxDepth ? 9 : 7) switch
    {
        0 => new IntValueNode { Value = "-12" },
        1 => new FloatValueNode { Value = "1.5e10" },
        2 => Text(),
        3 => new BooleanValueNode { Value = Maybe() },
        4 => new NullValueNode(),
        5 => new EnumValueNode { Value = Name().Value },
        6 => isConst ? new IntValueNode { Value = "0" } : new VariableNode { Name = Name() },
        7 => new ListValueNode { Values = Many(() => Value(depth + 1, isConst)) },
        _ => new ObjectValueNode { Fields = Many(() => new ObjectFieldNode { Name = Name(), Value = Value(depth + 1, isConst) }) },
    };
}
