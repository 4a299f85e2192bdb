using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>A union type (section 3.8). Its members are its <see cref="GraphQLCompositeType.PossibleTypes"/>.</summary>
public sealed class GraphQLUnionType : GraphQLCompositeType
{
    internal GraphQLUnionType(string name, ImmutableArray<TypeDefinitionNode> syntax)
        : base(name, syntax)
    {
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Union;
}
