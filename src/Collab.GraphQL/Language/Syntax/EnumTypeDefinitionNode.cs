using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>An enum type, or an extension of one (section 3.9).</summary>
public sealed class EnumTypeDefinitionNode : TypeDefinitionNode
{
    /// <summary>The values, in source order.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => IsExtension ? SyntaxKind.EnumTypeExtension : SyntaxKind.EnumTypeDefinition;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Description);
        walker.Walk(Name);
        walker.WalkAll(Directives);
        walker.WalkAll(Values);
    }
}
