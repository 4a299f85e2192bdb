using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>A variable that an operation declares (section 2.11).</summary>
public sealed class VariableDefinitionNode : SyntaxNode, IHasDirectives
{
    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>The variable.</summary>
    public required VariableNode Variable { get; init; }

    /// <summary>Its type reference.</summary>
    public required TypeNode Type { get; init; }

    /// <summary>Its default value, a constant; null when there is none.</summary>
    public ValueNode? DefaultValue { get; init; }

    /// <summary>The directives, in source order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.VariableDefinition;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Description);
        walker.Walk(Variable);
        walker.Walk(Type);
        walker.Walk(DefaultValue);
        walker.WalkAll(Directives);
    }
}
