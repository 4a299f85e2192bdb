using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>The selections between two braces (section 2.5).</summary>
public sealed class SelectionSetNode : SyntaxNode
{
    /// <summary>The selections, in source order; never empty when parsed.</summary>
    public required ImmutableArray<SelectionNode> Selections { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SelectionSet;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.WalkAll(Selections);
    }
}
