using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>A node that directives can be applied to (section 2.13).</summary>
public interface IHasDirectives
{
    /// <summary>The directives, in source order.</summary>
    ImmutableArray<DirectiveNode> Directives { get; }
}
