using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>A type definition or extension (sections 3.4, 3.4.3).</summary>
public abstract class TypeDefinitionNode : TypeSystemDefinitionNode, IHasDirectives
{
    /// <summary>The name.</summary>
    public required NameNode Name { get; init; }

    /// <summary>The directives, in source order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];
}
