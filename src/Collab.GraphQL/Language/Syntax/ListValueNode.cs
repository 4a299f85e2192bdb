using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>A list literal (section 2.10.7).</summary>
public sealed class ListValueNode : ValueNode
{
    /// <summary>The items, in source order.</summary>
    public ImmutableArray<ValueNode> Values { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ListValue;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.WalkAll(Values);
    }
}
