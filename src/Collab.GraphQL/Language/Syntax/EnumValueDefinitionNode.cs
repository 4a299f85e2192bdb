using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>A value of an enum type (section 3.9).</summary>
public sealed class EnumValueDefinitionNode : SyntaxNode, IHasDirectives
{
    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>The name.</summary>
    public required NameNode Name { get; init; }

    /// <summary>The directives, in source order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.EnumValueDefinition;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Description);
        walker.Walk(Name);
        walker.WalkAll(Directives);
    }
}
