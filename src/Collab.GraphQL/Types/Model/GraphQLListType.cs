namespace Collab.GraphQL.Types;

/// <summary>A list type (section 3.11).</summary>
public sealed class GraphQLListType : GraphQLType
{
    internal GraphQLListType(GraphQLType itemType) => ItemType = itemType;

    /// <summary>The type of the items.</summary>
    public GraphQLType ItemType { get; }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.List;

    /// <inheritdoc/>
    public override GraphQLNamedType NamedType => ItemType.NamedType;

    /// <inheritdoc/>
    public override string ToString() => $"[{ItemType}]";
}
