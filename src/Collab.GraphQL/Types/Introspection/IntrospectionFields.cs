using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>
/// What the fields of the introspection types answer (section 4.2), where that is not simply a property of the same name. The values
/// behind the types: <c>__Schema</c> is a <see cref="GraphQLSchema"/>, <c>__Type</c> a <see cref="GraphQLType"/>,
/// <c>__Field</c> a <see cref="GraphQLField"/>, <c>__InputValue</c> a <see cref="GraphQLInputValue"/>,
/// <c>__EnumValue</c> a <see cref="GraphQLEnumValue"/>, <c>__Directive</c> a <see cref="GraphQLDirective"/>; enums are their SDL names.
/// </summary>
public static class IntrospectionFields
{
    /// <summary><c>__Type.kind</c></summary>
    /// <param name="type">The type.</param>
    public static string Kind(GraphQLType type) => type.Kind switch
    {
        TypeKind.Scalar => "SCALAR",
        TypeKind.Object => "OBJECT",
        TypeKind.Interface => "INTERFACE",
        TypeKind.Union => "UNION",
        TypeKind.Enum => "ENUM",
        TypeKind.InputObject => "INPUT_OBJECT",
        TypeKind.List => "LIST",
        _ => "NON_NULL",
    };

    /// <summary><c>__Type.name</c></summary>
    /// <param name="type">The type.</param>
    public static string? Name(GraphQLType type) => (type as GraphQLNamedType)?.Name;

    /// <summary><c>__Type.description</c></summary>
    /// <param name="type">The type.</param>
    public static string? Description(GraphQLType type) => (type as GraphQLNamedType)?.Description;

    /// <summary><c>__Type.specifiedByURL</c></summary>
    /// <param name="type">The type.</param>
    public static string? SpecifiedByUrl(GraphQLType type) => (type as GraphQLScalarType)?.SpecifiedByUrl;

    /// <summary><c>__Type.fields</c></summary>
    /// <param name="type">The type.</param>
    /// <param name="includeDeprecated">Whether to list deprecated ones.</param>
    public static IReadOnlyList<GraphQLField>? Fields(GraphQLType type, bool includeDeprecated) =>
        type is GraphQLFieldsType owner ? Select(owner.Fields, includeDeprecated, field => field.DeprecationReason) : null;

    /// <summary><c>__Type.interfaces</c></summary>
    /// <param name="type">The type.</param>
    public static IReadOnlyList<GraphQLInterfaceType>? Interfaces(GraphQLType type) => (type as GraphQLFieldsType)?.Interfaces;

    /// <summary><c>__Type.possibleTypes</c></summary>
    /// <param name="type">The type.</param>
    public static IReadOnlyList<GraphQLObjectType>? PossibleTypes(GraphQLType type) =>
        type.IsAbstract ? ((GraphQLCompositeType)type).PossibleTypes : null;

    /// <summary><c>__Type.enumValues</c></summary>
    /// <param name="type">The type.</param>
    /// <param name="includeDeprecated">Whether to list deprecated ones.</param>
    public static IReadOnlyList<GraphQLEnumValue>? EnumValues(GraphQLType type, bool includeDeprecated) =>
        type is GraphQLEnumType owner ? Select(owner.Values, includeDeprecated, value => value.DeprecationReason) : null;

    /// <summary><c>__Type.inputFields</c></summary>
    /// <param name="type">The type.</param>
    /// <param name="includeDeprecated">Whether to list deprecated ones.</param>
    public static IReadOnlyList<GraphQLInputValue>? InputFields(GraphQLType type, bool includeDeprecated) =>
        type is GraphQLInputObjectType owner ? Arguments(owner.Fields, includeDeprecated) : null;

    /// <summary><c>__Type.ofType</c></summary>
    /// <param name="type">The type.</param>
    public static GraphQLType? OfType(GraphQLType type) => type switch
    {
        GraphQLListType list => list.ItemType,
        GraphQLNonNullType nonNull => nonNull.Nullable,
        _ => null,
    };

    /// <summary><c>__Type.isOneOf</c></summary>
    /// <param name="type">The type.</param>
    public static bool? IsOneOf(GraphQLType type) => (type as GraphQLInputObjectType)?.IsOneOf;

    /// <summary><c>__Field.args</c>, <c>__Directive.args</c></summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="includeDeprecated">Whether to list deprecated ones.</param>
    public static IReadOnlyList<GraphQLInputValue> Arguments(NamedList<GraphQLInputValue> arguments, bool includeDeprecated) =>
        Select(arguments, includeDeprecated, argument => argument.DeprecationReason);

    /// <summary><c>__InputValue.defaultValue</c></summary>
    /// <param name="value">The argument or input field.</param>
    public static string? DefaultValue(GraphQLInputValue value) =>
        value.DefaultValue is null ? null : SyntaxPrinter.Print(value.DefaultValue);

    /// <summary><c>__Directive.locations</c></summary>
    /// <param name="directive">The directive.</param>
    public static IReadOnlyList<string> Locations(GraphQLDirective directive) => [.. DirectiveLocations.Names(directive.Locations)];

    // Most lists have nothing deprecated and are answered as they are.
    static IReadOnlyList<T> Select<T>(NamedList<T> items, bool includeDeprecated, Func<T, string?> deprecationReason)
        where T : class, INamed
    {
        if (includeDeprecated || items.All(item => deprecationReason(item) is null))
        {
            return items;
        }

        return items.Where(item => deprecationReason(item) is null).ToList();
    }
}
