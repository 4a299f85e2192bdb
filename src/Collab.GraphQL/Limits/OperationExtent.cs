using System.Runtime.CompilerServices;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Limits;

/// <summary>
/// How deep an operation is and how many aliases it has, through all of its fragments. Each fragment is measured once, and what it measures counts
/// wherever it is spread: the work grows with the document, not with what its fragments multiply to.
/// </summary>
sealed class OperationExtent
{
    readonly PreparedOperation _operation;
    readonly Dictionary<SelectionSetNode, Extent> _known = [];

    public OperationExtent(PreparedOperation operation)
    {
        _operation = operation;
        (Depth, Aliases) = Measure(operation.Definition.SelectionSet);
    }

    /// <summary>The most fields on one way from the root to a leaf.</summary>
    public int Depth { get; }

    /// <summary>How many fields have an alias.</summary>
    public long Aliases { get; }

    /// <summary>A field at a depth, on the way to the deepest.</summary>
    /// <param name="depth">From 1 to <see cref="Depth"/>.</param>
    public FieldNode FieldAt(int depth)
    {
        var selection = (SelectionNode)Deepest(_operation.Definition.SelectionSet);
        while (true)
        {
            if (selection is FieldNode field && --depth == 0)
                return field;

            selection = Deepest(Inside(selection)!);
        }
    }

    SelectionNode Deepest(SelectionSetNode set) => set.Selections.MaxBy(selection => Measure(selection).Depth)!;

    /// <summary>What a selection selects in turn; null for a leaf.</summary>
    SelectionSetNode? Inside(SelectionNode selection) => selection switch
    {
        FieldNode field => field.SelectionSet,
        InlineFragmentNode inline => inline.SelectionSet,
        FragmentSpreadNode spread => _operation.Fragment(spread.Name.Value)?.SelectionSet,
        _ => null,
    };

    Extent Measure(SelectionSetNode set)
    {
        if (_known.TryGetValue(set, out var extent))
            return extent;

        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            var (depth, aliases) = Measure(selection);
            extent = new Extent(Math.Max(extent.Depth, depth), Saturating.Add(extent.Aliases, aliases));
        }

        _known.Add(set, extent);
        return extent;
    }

    Extent Measure(SelectionNode selection)
    {
        var inside = Inside(selection) is { } set ? Measure(set) : default;
        return selection is FieldNode field ? new Extent(inside.Depth + 1, Saturating.Add(inside.Aliases, field.Alias is null ? 0 : 1)) : inside;
    }

    readonly record struct Extent(int Depth, long Aliases);
}
