using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>Finds the variables that decide <c>@skip</c> and <c>@include</c> anywhere in an operation or the fragments of its document.</summary>
sealed class ConditionVariables : SyntaxWalker
{
    /// <summary>One bit for each; a document with more of them is refused.</summary>
    public const int Most = 64;

    readonly List<string> _names = [];

    public static ImmutableArray<string> Find(OperationDefinitionNode operation, IEnumerable<FragmentDefinitionNode> fragments)
    {
        var finder = new ConditionVariables();
        finder.Walk(operation.SelectionSet);
        foreach (var fragment in fragments)
            finder.Walk(fragment.SelectionSet);

        var defined = operation.VariableDefinitions.Select(definition => definition.Variable.Name.Value);
        return [.. finder._names.Intersect(defined)];
    }

    protected override bool Enter(SyntaxNode node)
    {
        if (node is DirectiveNode { Name.Value: "skip" or "include", Arguments: [{ Value: VariableNode variable }, ..] }
            && !_names.Contains(variable.Name.Value))
        {
            _names.Add(variable.Name.Value);
        }

        return true;
    }
}
