using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>A union type, or an extension of one (section 3.8).</summary>
public sealed class UnionTypeDefinitionNode : TypeDefinitionNode
{
    /// <summary>The member types, in source order.</summary>
    public ImmutableArray<NamedTypeNode> Types { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => IsExtension ? SyntaxKind.UnionTypeExtension : SyntaxKind.UnionTypeDefinition;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Description);
        walker.Walk(Name);
        walker.WalkAll(Directives);
        walker.WalkAll(Types);
    }
}
