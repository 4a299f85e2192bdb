using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>An object or interface type definition, or an extension of one (sections 3.6, 3.7).</summary>
public abstract class FieldsTypeDefinitionNode : TypeDefinitionNode
{
    /// <summary>The interfaces it implements, in source order.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; init; } = [];

    /// <summary>The fields, in source order.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; init; } = [];
}
