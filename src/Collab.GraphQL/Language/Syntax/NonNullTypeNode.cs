namespace Collab.GraphQL.Language;

/// <summary>A reference to a non-null type (section 2.12).</summary>
public sealed class NonNullTypeNode : TypeNode
{
    /// <summary>The type inside: named or list, never non-null.</summary>
    public required TypeNode Type { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NonNullType;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Type);
    }
}
