using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>A directive applied to something (section 2.13).</summary>
public sealed class DirectiveNode : SyntaxNode
{
    /// <summary>The name.</summary>
    public required NameNode Name { get; init; }

    /// <summary>The arguments, in source order.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Directive;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Name);
        walker.WalkAll(Arguments);
    }
}
