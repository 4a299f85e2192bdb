using System.Collections.Immutable;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>
/// An operation planned for given values of the variables in <c>@skip</c> and <c>@include</c>: with known conditions, the algorithm of the specification runs once, and
/// nothing is decided per field and request.
/// </summary>
sealed class OperationVariant
{
    readonly string _conditions;
    readonly List<PreparedField> _fields = [];
    SelectionPlan? _root;
    int _argumentSlots;

    /// <param name="operation">The operation.</param>
    /// <param name="conditions">The values of its condition variables; see <see cref="ConditionVariables"/>.</param>
    public OperationVariant(PreparedOperation operation, string conditions)
    {
        Operation = operation;
        _conditions = conditions;
    }

    public PreparedOperation Operation { get; }

    public ExecutableSchema Schema => Operation.Schema;

    /// <summary>Reserves an index for the coerced arguments of a field.</summary>
    public int NextArgumentSlot() => Interlocked.Increment(ref _argumentSlots) - 1;

    /// <exception cref="FieldException">A condition on the root selections is null.</exception>
    public SelectionPlan Root => _root ??= Collect(Schema.ObjectOf(Operation.RootType), [Operation.Definition.SelectionSet]);

    /// <summary>ExecuteCollectedFields needs collected fields per object type; selection sets of one field set are merged (6.3.3).</summary>
    /// <exception cref="FieldException">A condition on the selections is null.</exception>
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
                fields.Add(Number(new PreparedField(this, type, definition, responseName, nodes.ToImmutable(), isFirst: fields.Count == 0)));
        }

        return new SelectionPlan(type, [.. fields]);
    }

    /// <summary>The field with a <see cref="PreparedField.Number"/>; null for 0.</summary>
    public PreparedField? FieldAt(int number)
    {
        lock (_fields)
            return number == 0 ? null : _fields[number - 1];
    }

    PreparedField Number(PreparedField field)
    {
        lock (_fields)
        {
            _fields.Add(field);
            field.Number = _fields.Count;
            return field;
        }
    }

    /// <summary>Whether <c>@skip</c> and <c>@include</c> include a selection (3.13.1, 3.13.2).</summary>
    public bool Includes(ImmutableArray<DirectiveNode> directives) =>
        directives.IsEmpty || ((Condition(directives, "skip") ?? false) == false && (Condition(directives, "include") ?? true));

    /// <summary>The condition of a directive; null when the selection does not have the directive.</summary>
    bool? Condition(ImmutableArray<DirectiveNode> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == name)
                return Condition(directive);
        }

        return null;
    }

    bool Condition(DirectiveNode directive) => directive.Arguments[0].Value switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => _conditions[Operation.ConditionIndex(variable.Name.Value)] switch
        {
            ConditionVariables.True => true,
            ConditionVariables.False => false,
            _ => throw new FieldException(
                $"Variable \"${variable.Name.Value}\" must not be null where it decides \"@{directive.Name.Value}\".", ErrorCodes.BadUserInput),
        },
        _ => false,
    };
}
