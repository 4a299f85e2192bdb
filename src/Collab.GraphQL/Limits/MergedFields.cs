using System.Runtime.CompilerServices;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Limits;

/// <summary>
/// CollectFields (specification 6.3.2) for all object types at once: fields with selections by response name and by the type whose values they are
/// asked of. Conditions count as if they let everything stand, literal ones excepted, so that an operation costs the same whatever its conditions.
/// </summary>
sealed class MergedFields(PreparedOperation operation, GraphQLCompositeType type)
{
    readonly List<(GraphQLCompositeType Parent, List<FieldNode> Nodes)> _groups = [];
    readonly Dictionary<(string ResponseName, GraphQLCompositeType Parent), int> _indexes = [];
    readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    /// <summary>Number of visited selections.</summary>
    public int Steps { get; private set; }

    public IEnumerable<(GraphQLCompositeType Parent, FieldNode[] Nodes)> Groups => _groups.Select(group => (group.Parent, group.Nodes.ToArray()));

    public void Add(SelectionSetNode set) => Add(set, type);

    void Add(SelectionSetNode set, GraphQLCompositeType parent)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Steps += set.Selections.Length;
        foreach (var selection in set.Selections)
        {
            if (IsLeftOut(selection))
                continue;

            switch (selection)
            {
                case FieldNode { SelectionSet: not null } field:
                    Add(field, parent);
                    break;
                case InlineFragmentNode inline:
                    Add(inline.SelectionSet, inline.TypeCondition is { } condition ? TypeOf(condition) : parent);
                    break;
                case FragmentSpreadNode spread when _visited.Add(spread.Name.Value) && operation.Fragment(spread.Name.Value) is { } fragment:
                    Add(fragment.SelectionSet, TypeOf(fragment.TypeCondition));
                    break;
            }
        }
    }

    void Add(FieldNode field, GraphQLCompositeType parent)
    {
        var key = (field.ResponseName, parent);
        if (!_indexes.TryGetValue(key, out var index))
        {
            _indexes.Add(key, index = _groups.Count);
            _groups.Add((parent, []));
        }

        _groups[index].Nodes.Add(field);
    }

    /// <summary>Composite: the document is valid.</summary>
    GraphQLCompositeType TypeOf(NamedTypeNode condition) => (GraphQLCompositeType)operation.Schema.Schema.Type(condition.Name.Value)!;

    static bool IsLeftOut(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive is { Arguments: [{ Value: BooleanValueNode { Value: var condition } }, ..] }
                && directive.Name.Value is "skip" or "include"
                && condition == (directive.Name.Value == "skip"))
            {
                return true;
            }
        }

        return false;
    }
}
