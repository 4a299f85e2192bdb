namespace Collab.GraphQL.Types;

/// <summary>A non-null type (section 3.12).</summary>
public sealed class GraphQLNonNullType : GraphQLType
{
    internal GraphQLNonNullType(GraphQLType type) => Nullable = type;

    /// <summary>The type inside, which is never non-null itself.</summary>
    public override GraphQLType Nullable { get; }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.NonNull;

    /// <inheritdoc/>
    public override GraphQLNamedType NamedType => Nullable.NamedType;

    /// <inheritdoc/>
    public override GraphQLNonNullType NonNull => this;

    /// <inheritdoc/>
    public override string ToString() => $"{Nullable}!";
}
