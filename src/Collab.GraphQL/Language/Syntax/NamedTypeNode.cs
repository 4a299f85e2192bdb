namespace Collab.GraphQL.Language;

/// <summary>A reference to a type by its name (section 2.12).</summary>
public sealed class NamedTypeNode : TypeNode
{
    /// <summary>The type's name.</summary>
    public required NameNode Name { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NamedType;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Name);
    }
}
