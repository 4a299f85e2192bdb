using System.Collections.Concurrent;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>A value of an object type.</summary>
sealed class ObjectCompleter<T>(BoundObject type) : Completer<T>(ResultShape.Object)
    where T : notnull
{
    public override bool Complete(OperationExecution execution, PreparedField field, T value) =>
        execution.ExecuteSelectionSet(field.PlanFor(type), value);

    public override bool CompleteField(OperationExecution execution, PreparedField field, T value)
    {
        if (value is null)
            return execution.CompleteNull(field);

        var plan = field.PlanFor(type);
        var start = execution.Enter(field.Number, field.IsNullable);
        return execution.Leave(execution.ExecuteSelectionSet(plan, value), field.IsNullable, start);
    }
}

/// <summary>A value of an interface or union type: ResolveAbstractType (specification 6.4.3) by the value's CLR type.</summary>
sealed class AbstractCompleter<T>(AbstractResolution resolution) : Completer<T>(ResultShape.Object)
    where T : notnull
{
    public override bool Complete(OperationExecution execution, PreparedField field, T value) =>
        execution.ExecuteSelectionSet(field.PlanFor(resolution.ObjectOf(value)), value);
}

/// <summary>Finds the object type of an interface or union for a CLR type.</summary>
sealed class AbstractResolution(GraphQLCompositeType type, IReadOnlyList<BoundObject> possible)
{
    readonly ConcurrentDictionary<Type, BoundObject> _known = new();
    Entry? _last;

    public IReadOnlyList<BoundObject> Possible => possible;

    public BoundObject ObjectOf(object value)
    {
        var clrType = value.GetType();
        var last = _last;
        if (last is not null && last.ClrType == clrType)
            return last.Object;

        var found = _known.GetOrAdd(clrType, Find);
        _last = new Entry(clrType, found);
        return found;
    }

    /// <summary>The exact CLR type, otherwise the only bound type that the value's type derives from.</summary>
    BoundObject Find(Type clrType) =>
        possible.FirstOrDefault(bound => bound.ClrType == clrType)
        ?? possible.FirstOrDefault(bound => bound.ClrType.IsAssignableFrom(clrType))
        ?? throw new InvalidOperationException($"A {clrType} is no value of {type.Name}: no object type of it is bound to that CLR type.");

    sealed record Entry(Type ClrType, BoundObject Object);
}
