using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>A directive definition (section 3.13).</summary>
public sealed class DirectiveDefinitionNode : TypeSystemDefinitionNode
{
    /// <summary>The name.</summary>
    public required NameNode Name { get; init; }

    /// <summary>The arguments it takes, in source order.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; init; } = [];

    /// <summary>Whether it may be applied more than once at one place.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Where it may be applied: names of <see cref="DirectiveLocation"/> as written.</summary>
    public required ImmutableArray<NameNode> Locations { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.DirectiveDefinition;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Description);
        walker.Walk(Name);
        walker.WalkAll(Arguments);
        walker.WalkAll(Locations);
    }
}
