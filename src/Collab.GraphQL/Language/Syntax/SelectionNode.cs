using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>A field, fragment spread or inline fragment (section 2.5).</summary>
public abstract class SelectionNode : SyntaxNode, IHasDirectives
{
    /// <summary>The directives, in source order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];
}
