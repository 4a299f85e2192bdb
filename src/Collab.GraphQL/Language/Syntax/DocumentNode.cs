using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>A whole GraphQL document (section 2.2): executable and type-system definitions in source order.</summary>
public sealed class DocumentNode : SyntaxNode
{
    /// <summary>The definitions, in source order; never empty when parsed.</summary>
    public required ImmutableArray<DefinitionNode> Definitions { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Document;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.WalkAll(Definitions);
    }
}
