using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Limits;

/// <summary>Counts the fields at the root of an operation, through its fragments: as many as execution would run.</summary>
static class RootFields
{
    public static int Count(PreparedOperation operation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<SelectionSetNode>([operation.Definition.SelectionSet]);
        while (pending.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        names.Add(field.ResponseName);
                        break;
                    case InlineFragmentNode inline:
                        pending.Push(inline.SelectionSet);
                        break;
                    case FragmentSpreadNode spread when visited.Add(spread.Name.Value) && operation.Fragment(spread.Name.Value) is { } fragment:
                        pending.Push(fragment.SelectionSet);
                        break;
                }
            }
        }

        return names.Count;
    }
}
