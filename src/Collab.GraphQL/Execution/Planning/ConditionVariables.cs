using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>
/// Finds the variables of <c>@skip</c> and <c>@include</c> in an operation or the fragments of its document. Their values in a request, one character each, are the key
/// of the plan.
/// </summary>
sealed class ConditionVariables : SyntaxWalker
{
    public const char True = 't';
    public const char False = 'f';

    /// <summary>A client may send null for a variable with a default; it is an error of the enclosing selection set (specification 6.4.1).</summary>
    public const char Null = 'n';

    readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public static ImmutableArray<string> Find(OperationDefinitionNode operation, IEnumerable<FragmentDefinitionNode> fragments)
    {
        var finder = new ConditionVariables();
        finder.Walk(operation.SelectionSet);
        foreach (var fragment in fragments)
            finder.Walk(fragment.SelectionSet);

        var defined = operation.VariableDefinitions.Select(definition => definition.Variable.Name.Value);
        return [.. finder._names.Intersect(defined)];
    }

    /// <summary>Whether any condition of a document depends on a variable.</summary>
    public static bool AreIn(DocumentNode document)
    {
        var finder = new ConditionVariables();
        finder.Walk(document);
        return finder._names.Count > 0;
    }

    protected override bool Enter(SyntaxNode node)
    {
        if (node is DirectiveNode { Name.Value: "skip" or "include", Arguments: [{ Value: VariableNode variable }, ..] })
            _names.Add(variable.Name.Value);

        return true;
    }
}
