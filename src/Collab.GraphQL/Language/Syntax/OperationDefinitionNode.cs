using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>An operation (section 2.3).</summary>
public sealed class OperationDefinitionNode : ExecutableDefinitionNode
{
    /// <summary>Query, mutation or subscription.</summary>
    public required OperationType Operation { get; init; }

    /// <summary>The operation's name; null when anonymous.</summary>
    public NameNode? Name { get; init; }

    /// <summary>The variables that the operation declares.</summary>
    public ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.OperationDefinition;

    internal override void WalkChildren(SyntaxWalker walker)
    {
        walker.Walk(Description);
        walker.Walk(Name);
        walker.WalkAll(VariableDefinitions);
        walker.WalkAll(Directives);
        walker.Walk(SelectionSet);
    }
}
