using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>A field of an object or interface type (section 3.6).</summary>
public sealed class FieldDefinitionNode : SyntaxNode, IHasDirectives
{
    /// <summary>The description, if there is one.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>The name.</summary>
    public required NameNode Name { get; init; }

    /// <summary>The arguments it takes, in source order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; init; } = [];

    /// <summary>The type reference of its result.</summary>
    public required TypeNode Type { get; init; }

    /// <summary>The directives, in source order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FieldDefinition;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Description);
        walker.Walk(Name);
        walker.WalkAll(Arguments);
        walker.Walk(Type);
        walker.WalkAll(Directives);
    }
}
