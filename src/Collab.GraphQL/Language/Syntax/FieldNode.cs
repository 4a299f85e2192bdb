using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>A selected field (section 2.6).</summary>
public sealed class FieldNode : SelectionNode
{
    /// <summary>The alias, if there is one.</summary>
    public NameNode? Alias { get; init; }

    /// <summary>The field's name in the schema.</summary>
    public required NameNode Name { get; init; }

    /// <summary>The arguments, in source order.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; init; } = [];

    /// <summary>The key of the field in the response: the alias, or else the name.</summary>
    public string ResponseName => (Alias ?? Name).Value;

    /// <summary>The selections; null for a leaf.</summary>
    public SelectionSetNode? SelectionSet { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Field;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Alias);
        walker.Walk(Name);
        walker.WalkAll(Arguments);
        walker.WalkAll(Directives);
        walker.Walk(SelectionSet);
    }
}
