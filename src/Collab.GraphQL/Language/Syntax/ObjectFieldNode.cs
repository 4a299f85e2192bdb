namespace Collab.GraphQL.Language;

/// <summary>A field of an input object literal (section 2.10.8).</summary>
public sealed class ObjectFieldNode : SyntaxNode
{
    /// <summary>The name.</summary>
    public required NameNode Name { get; init; }

    /// <summary>The value given.</summary>
    public required ValueNode Value { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectField;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Name);
        walker.Walk(Value);
    }
}
