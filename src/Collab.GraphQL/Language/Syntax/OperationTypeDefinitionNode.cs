namespace Collab.GraphQL.Language;

/// <summary>A root operation type named in a schema definition (section 3.3.1).</summary>
public sealed class OperationTypeDefinitionNode : SyntaxNode
{
    /// <summary>Query, mutation or subscription.</summary>
    public required OperationType Operation { get; init; }

    /// <summary>The object type it starts from.</summary>
    public required NamedTypeNode Type { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.OperationTypeDefinition;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Type);
    }
}
