namespace Collab.GraphQL.Language;

/// <summary>A name (section 2.1.9).</summary>
public sealed class NameNode : SyntaxNode
{
    /// <summary>The name itself.</summary>
    public required string Value { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Name;
}
