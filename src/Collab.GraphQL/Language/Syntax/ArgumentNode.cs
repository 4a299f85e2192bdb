namespace Collab.GraphQL.Language;

/// <summary>A named argument of a field or directive (section 2.7).</summary>
public sealed class ArgumentNode : SyntaxNode
{
    /// <summary>The name.</summary>
    public required NameNode Name { get; init; }

    /// <summary>The value given.</summary>
    public required ValueNode Value { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Argument;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Name);
        walker.Walk(Value);
    }
}
