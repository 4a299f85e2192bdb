using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>An argument or input field (sections 3.6.1, 3.10).</summary>
public sealed class InputValueDefinitionNode : SyntaxNode, IHasDirectives
{
    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>The name.</summary>
    public required NameNode Name { get; init; }

    /// <summary>Its type reference.</summary>
    public required TypeNode Type { get; init; }

    /// <summary>Its default value, a constant; null when there is none.</summary>
    public ValueNode? DefaultValue { get; init; }

    /// <summary>The directives, in source order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InputValueDefinition;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Description);
        walker.Walk(Name);
        walker.Walk(Type);
        walker.Walk(DefaultValue);
        walker.WalkAll(Directives);
    }
}
