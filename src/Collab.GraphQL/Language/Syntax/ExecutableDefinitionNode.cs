using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>An operation or a fragment (section 2.2).</summary>
public abstract class ExecutableDefinitionNode : DefinitionNode, IHasDirectives
{
    /// <summary>The directives, in source order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    /// <summary>What it selects.</summary>
    public required SelectionSetNode SelectionSet { get; init; }
}
