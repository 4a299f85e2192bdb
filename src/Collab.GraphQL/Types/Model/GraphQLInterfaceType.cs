using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>An interface type (section 3.7).</summary>
public sealed class GraphQLInterfaceType : GraphQLFieldsType
{
    internal GraphQLInterfaceType(string name, ImmutableArray<TypeDefinitionNode> syntax)
        : base(name, syntax)
    {
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Interface;
}
