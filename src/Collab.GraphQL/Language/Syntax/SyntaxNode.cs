namespace Collab.GraphQL.Language;

/// <summary>A node of the syntax tree: immutable, with the place where it stands. Lists are never default arrays.</summary>
public abstract class SyntaxNode
{
    /// <summary>What kind of node this is.</summary>
    public abstract SyntaxKind Kind { get; }

    /// <summary>Where it stands; <c>default</c> on a node that was not parsed.</summary>
    public Location Location { get; init; }

    /// <inheritdoc/>
    public override string ToString() => SyntaxPrinter.Print(this);

    internal virtual void WalkChildren(SyntaxWalker walker)
    {
    }
}
