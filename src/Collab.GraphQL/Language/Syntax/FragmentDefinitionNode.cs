namespace Collab.GraphQL.Language;

/// <summary>A named fragment (section 2.9).</summary>
public sealed class FragmentDefinitionNode : ExecutableDefinitionNode
{
    /// <summary>The fragment's name; never <c>on</c>.</summary>
    public required NameNode Name { get; init; }

    /// <summary>The type that the fragment applies to.</summary>
    public required NamedTypeNode TypeCondition { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FragmentDefinition;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Description);
        walker.Walk(Name);
        walker.Walk(TypeCondition);
        walker.WalkAll(Directives);
        walker.Walk(SelectionSet);
    }
}
