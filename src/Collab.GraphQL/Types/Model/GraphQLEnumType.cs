using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>An enum type (section 3.9).</summary>
public sealed class GraphQLEnumType : GraphQLNamedType
{
    internal GraphQLEnumType(string name, ImmutableArray<TypeDefinitionNode> syntax)
        : base(name, syntax)
    {
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Enum;

    /// <summary>The values, in definition order.</summary>
    public NamedList<GraphQLEnumValue> Values { get; internal set; } = NamedList<GraphQLEnumValue>.Empty;
}
