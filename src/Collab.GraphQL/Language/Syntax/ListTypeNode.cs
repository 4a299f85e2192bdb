namespace Collab.GraphQL.Language;

/// <summary>A reference to a list type (section 2.12).</summary>
public sealed class ListTypeNode : TypeNode
{
    /// <summary>The type of the items.</summary>
    public required TypeNode Type { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ListType;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Type);
    }
}
