using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>An input object type, or an extension of one (section 3.10).</summary>
public sealed class InputObjectTypeDefinitionNode : TypeDefinitionNode
{
    /// <summary>The input fields, in source order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => IsExtension ? SyntaxKind.InputObjectTypeExtension : SyntaxKind.InputObjectTypeDefinition;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Description);
        walker.Walk(Name);
        walker.WalkAll(Directives);
        walker.WalkAll(Fields);
    }
}
