namespace Collab.GraphQL.Language;

/// <summary>A use of a variable (section 2.11).</summary>
public sealed class VariableNode : ValueNode
{
    /// <summary>The name, without the dollar sign.</summary>
    public required NameNode Name { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Variable;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Name);
    }
}
