namespace Collab.GraphQL.Language;

/// <summary>A spread of a named fragment (section 2.9).</summary>
public sealed class FragmentSpreadNode : SelectionNode
{
    /// <summary>The fragment's name.</summary>
    public required NameNode Name { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FragmentSpread;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Name);
        walker.WalkAll(Directives);
    }
}
