namespace Collab.GraphQL.Language;

/// <summary>A node of the syntax tree: immutable, with its source location. Lists are never default arrays.</summary>
public abstract class SyntaxNode
{
    /// <summary>The kind of the node.</summary>
    public abstract SyntaxKind Kind { get; }

    /// <summary>The source location; <c>default</c> for a node that was not parsed.</summary>
    public Location Location { get; init; }

    /// <inheritdoc/>
    public override string ToString() => SyntaxPrinter.Print(this);

    internal virtual void WalkChildren(SyntaxWalker walker)
    {
    }
}
