using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>An input object literal (section 2.10.8).</summary>
public sealed class ObjectValueNode : ValueNode
{
    /// <summary>The fields, in source order.</summary>
    public ImmutableArray<ObjectFieldNode> Fields { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectValue;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.WalkAll(Fields);
    }
}
