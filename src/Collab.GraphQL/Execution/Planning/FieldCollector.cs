using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>CollectFields (specification 6.3.2) for one object type, with the conditions of one variant.</summary>
sealed class FieldCollector(OperationVariant variant, GraphQLObjectType objectType)
{
    readonly List<(string ResponseName, ImmutableArray<FieldNode>.Builder Nodes)> _entries = [];
    readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    readonly HashSet<string> _visitedFragments = new(StringComparer.Ordinal);

    public IReadOnlyList<(string ResponseName, ImmutableArray<FieldNode>.Builder Nodes)> Entries => _entries;

    /// <exception cref="FieldException">Fragments nest too deep for the stack, or a condition is null.</exception>
    public void Collect(SelectionSetNode selectionSet)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new FieldException("The operation's fragments lead too deeply from one to another to be run. Nest less deeply.", ErrorCodes.TooComplex);

        foreach (var selection in selectionSet.Selections)
        {
            if (!variant.Includes(selection.Directives))
                continue;

            switch (selection)
            {
                case FieldNode field:
                    Add(field);
                    break;
                case InlineFragmentNode inline:
                    if (inline.TypeCondition is null || DoesFragmentTypeApply(inline.TypeCondition))
                        Collect(inline.SelectionSet);

                    break;
                case FragmentSpreadNode spread:
                    if (_visitedFragments.Add(spread.Name.Value)
                        && variant.Operation.Fragment(spread.Name.Value) is { } fragment
                        && DoesFragmentTypeApply(fragment.TypeCondition))
                    {
                        Collect(fragment.SelectionSet);
                    }

                    break;
            }
        }
    }

    void Add(FieldNode field)
    {
        if (!_indexes.TryGetValue(field.ResponseName, out var index))
        {
            _indexes.Add(field.ResponseName, index = _entries.Count);
            _entries.Add((field.ResponseName, ImmutableArray.CreateBuilder<FieldNode>(1)));
        }

        _entries[index].Nodes.Add(field);
    }

    bool DoesFragmentTypeApply(NamedTypeNode condition) =>
        variant.Schema.Schema.Type(condition.Name.Value) is GraphQLCompositeType type && (type == objectType || type.IsPossibleType(objectType));
}
