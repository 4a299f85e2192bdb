namespace Collab.GraphQL.Language;

/// <summary>The names of directive locations in the language (section 3.13).</summary>
public static class DirectiveLocations
{
    static readonly (string Name, DirectiveLocation Location)[] All =
    [
        ("QUERY", DirectiveLocation.Query),
        ("MUTATION", DirectiveLocation.Mutation),
        ("SUBSCRIPTION", DirectiveLocation.Subscription),
        ("FIELD", DirectiveLocation.Field),
        ("FRAGMENT_DEFINITION", DirectiveLocation.FragmentDefinition),
        ("FRAGMENT_SPREAD", DirectiveLocation.FragmentSpread),
        ("INLINE_FRAGMENT", DirectiveLocation.InlineFragment),
        ("VARIABLE_DEFINITION", DirectiveLocation.VariableDefinition),
        ("SCHEMA", DirectiveLocation.Schema),
        ("SCALAR", DirectiveLocation.Scalar),
        ("OBJECT", DirectiveLocation.Object),
        ("FIELD_DEFINITION", DirectiveLocation.FieldDefinition),
        ("ARGUMENT_DEFINITION", DirectiveLocation.ArgumentDefinition),
        ("INTERFACE", DirectiveLocation.Interface),
        ("UNION", DirectiveLocation.Union),
        ("ENUM", DirectiveLocation.Enum),
        ("ENUM_VALUE", DirectiveLocation.EnumValue),
        ("INPUT_OBJECT", DirectiveLocation.InputObject),
        ("INPUT_FIELD_DEFINITION", DirectiveLocation.InputFieldDefinition),
    ];

    /// <summary>The location of a name such as <c>FRAGMENT_SPREAD</c>; <see cref="DirectiveLocation.None"/> when there is none.</summary>
    /// <param name="name">The name.</param>
    public static DirectiveLocation Parse(ReadOnlySpan<char> name)
    {
        foreach (var (known, location) in All)
        {
            if (name.SequenceEqual(known))
            {
                return location;
            }
        }

        return DirectiveLocation.None;
    }

    /// <summary>The names of the locations in a set, in the order of the specification.</summary>
    /// <param name="locations">The set.</param>
    public static IEnumerable<string> Names(DirectiveLocation locations)
    {
        foreach (var (name, location) in All)
        {
            if ((locations & location) != 0)
            {
                yield return name;
            }
        }
    }

    /// <summary>The location of a directive on a node (section 3.13).</summary>
    /// <param name="host">The node with the directive.</param>
    /// <param name="parent">The parent node: it distinguishes an argument from an input field.</param>
    public static DirectiveLocation Of(SyntaxNode host, SyntaxNode? parent) => host switch
    {
        OperationDefinitionNode { Operation: OperationType.Query } => DirectiveLocation.Query,
        OperationDefinitionNode { Operation: OperationType.Mutation } => DirectiveLocation.Mutation,
        OperationDefinitionNode => DirectiveLocation.Subscription,
        FieldNode => DirectiveLocation.Field,
        FragmentSpreadNode => DirectiveLocation.FragmentSpread,
        InlineFragmentNode => DirectiveLocation.InlineFragment,
        FragmentDefinitionNode => DirectiveLocation.FragmentDefinition,
        VariableDefinitionNode => DirectiveLocation.VariableDefinition,
        SchemaDefinitionNode => DirectiveLocation.Schema,
        ScalarTypeDefinitionNode => DirectiveLocation.Scalar,
        ObjectTypeDefinitionNode => DirectiveLocation.Object,
        FieldDefinitionNode => DirectiveLocation.FieldDefinition,
        InterfaceTypeDefinitionNode => DirectiveLocation.Interface,
        UnionTypeDefinitionNode => DirectiveLocation.Union,
        EnumTypeDefinitionNode => DirectiveLocation.Enum,
        EnumValueDefinitionNode => DirectiveLocation.EnumValue,
        InputObjectTypeDefinitionNode => DirectiveLocation.InputObject,
        InputValueDefinitionNode when parent is InputObjectTypeDefinitionNode => DirectiveLocation.InputFieldDefinition,
        InputValueDefinitionNode => DirectiveLocation.ArgumentDefinition,
        _ => DirectiveLocation.None,
    };
}
