using System.Collections.Immutable;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>
/// An operation planned for given values of the variables in <c>@skip</c> and <c>@include</c>: with the conditions settled, what remains is the
/// plain algorithm of the specification, run once, and nothing to decide for each field of each request.
/// </summary>
sealed class OperationVariant
{
    readonly ulong _conditions;

    public OperationVariant(PreparedOperation operation, ulong conditions)
    {
        Operation = operation;
        _conditions = conditions;
        Root = Collect(Schema.ObjectOf(operation.RootType), [operation.Definition.SelectionSet]);
    }

    public PreparedOperation Operation { get; }

    public ExecutableSchema Schema => Operation.Schema;

    public SelectionPlan Root { get; }

    /// <summary>ExecuteCollectedFields needs them per object type; selection sets of one field set are merged (6.3.3).</summary>
    public SelectionPlan Collect(BoundObject type, IEnumerable<SelectionSetNode?> selectionSets)
    {
        var collector = new FieldCollector(this, type.Type);
        foreach (var selectionSet in selectionSets)
        {
            if (selectionSet is not null)
                collector.Collect(selectionSet);
        }

        var fields = new List<PreparedField>(collector.Entries.Count);
        foreach (var (responseName, nodes) in collector.Entries)
        {
            if (Schema.Schema.Field(type.Type, nodes[0].Name.Value) is { } definition)
                fields.Add(new PreparedField(this, type, definition, responseName, nodes.ToImmutable(), isFirst: fields.Count == 0));
        }

        return new SelectionPlan(type, [.. fields]);
    }

    /// <summary>Whether <c>@skip</c> and <c>@include</c> let a selection stand (3.13.1, 3.13.2).</summary>
    public bool Includes(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value is "skip" or "include" && Condition(directive) != (directive.Name.Value == "include"))
                return false;
        }

        return true;
    }

    bool Condition(DirectiveNode directive) => directive.Arguments[0].Value switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => (_conditions >> Operation.ConditionIndex(variable.Name.Value) & 1) != 0,
        _ => false,
    };
}
