namespace Collab.GraphQL.Language;

/// <summary>An inline fragment (section 2.9.2).</summary>
public sealed class InlineFragmentNode : SelectionNode
{
    /// <summary>The type that it applies to; null means the type around it.</summary>
    public NamedTypeNode? TypeCondition { get; init; }

    /// <summary>The selections.</summary>
    public required SelectionSetNode SelectionSet { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InlineFragment;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(TypeCondition);
        walker.WalkAll(Directives);
        walker.Walk(SelectionSet);
    }
}
