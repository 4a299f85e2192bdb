using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

public sealed partial class GraphQLSchema
{
    /// <summary><c>__schema: __Schema!</c> of the query root (section 4.1).</summary>
    public GraphQLField SchemaMetaField { get; internal set; } = null!;

    /// <summary><c>__type(name: String!): __Type</c> of the query root (section 4.1).</summary>
    public GraphQLField TypeMetaField { get; internal set; } = null!;

    /// <summary><c>__typename: String!</c> of every composite type (section 4.1).</summary>
    public GraphQLField TypeNameMetaField { get; internal set; } = null!;

    /// <summary>The named type of a name, or null.</summary>
    /// <param name="name">The name.</param>
    public GraphQLNamedType? Type(string name) => Types[name];

    /// <summary>The type that a type reference stands for; null when its name is unknown.</summary>
    /// <param name="node">The reference.</param>
    public GraphQLType? TypeFromNode(TypeNode node) => node switch
    {
        NamedTypeNode named => Types[named.Name.Value],
        ListTypeNode list => TypeFromNode(list.Type)?.List,
        NonNullTypeNode nonNull => TypeFromNode(nonNull.Type)?.NonNull,
        _ => null,
    };

    /// <summary>The field that a selection on a type means, meta-fields included; null when there is none (section 5.3.1).</summary>
    /// <param name="parent">The type that the selection set stands on.</param>
    /// <param name="name">The field's name.</param>
    public GraphQLField? Field(GraphQLCompositeType parent, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            return name switch
            {
                "__typename" => TypeNameMetaField,
                "__schema" when parent == QueryType => SchemaMetaField,
                "__type" when parent == QueryType => TypeMetaField,
                _ => null,
            };
        }

        return (parent as GraphQLFieldsType)?.Fields[name];
    }

    /// <summary>The object types that a value of a composite type may have (GetPossibleTypes, section 5.5.2.3).</summary>
    /// <param name="type">The type.</param>
    public static ImmutableArray<GraphQLObjectType> GetPossibleTypes(GraphQLCompositeType type) => type.PossibleTypes;

    /// <summary>Whether values of one type are values of another too (IsSubType, section 3.6, <i>Type Validation</i>).</summary>
    /// <param name="candidate">The type that may be narrower.</param>
    /// <param name="super">The type that may be wider.</param>
    public static bool IsSubtype(GraphQLType candidate, GraphQLType super)
    {
        if (candidate == super)
        {
            return true;
        }

        if (super is GraphQLNonNullType wantedNonNull)
        {
            return candidate is GraphQLNonNullType nonNull && IsSubtype(nonNull.Nullable, wantedNonNull.Nullable);
        }

        candidate = candidate.Nullable;
        if (super is GraphQLListType wantedList)
        {
            return candidate is GraphQLListType list && IsSubtype(list.ItemType, wantedList.ItemType);
        }

        return candidate == super || candidate switch
        {
            GraphQLObjectType named => super is GraphQLUnionType union ? union.IsPossibleType(named) : Implements(named, super),
            GraphQLInterfaceType named => Implements(named, super),
            _ => false,
        };
    }

    /// <summary>Whether some object type is possible in both (section 5.5.2.3).</summary>
    /// <param name="first">A composite type.</param>
    /// <param name="second">Another.</param>
    public static bool Overlap(GraphQLCompositeType first, GraphQLCompositeType second)
    {
        if (first == second)
        {
            return true;
        }

        foreach (var type in first.PossibleTypes)
        {
            if (second.IsPossibleType(type))
            {
                return true;
            }
        }

        return false;
    }

    static bool Implements(GraphQLFieldsType type, GraphQLType super) =>
        super is GraphQLInterfaceType wanted && type.Interfaces[wanted.Name] == wanted;
}
