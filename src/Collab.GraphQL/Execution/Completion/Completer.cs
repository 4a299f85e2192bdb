namespace Collab.GraphQL.Execution;

/// <summary>CompleteValue (specification 6.4.3) for results of one CLR type at one SDL type, without its non-null. Shared by all requests.</summary>
abstract class Completer(ResultShape shape)
{
    public ResultShape Shape { get; } = shape;
}

/// <summary>What kind of value a completer writes.</summary>
enum ResultShape
{
    Leaf,
    Object,

    /// <summary>Lists keep the index of their item in a frame of their own.</summary>
    List,
}

abstract class Completer<T>(ResultShape shape) : Completer(shape)
{
    /// <summary>Writes a value that is not null. Returns false when null propagates to the parent, after the error was recorded. Throws when a leaf cannot represent the value.</summary>
    public abstract bool Complete(OperationExecution execution, PreparedField field, T value);

    /// <summary>The resolver of a field that is read from its object and has results of this kind.</summary>
    public virtual FieldResolver ResolverOf<TParent>(Func<TParent, T> resolve, ArgumentBinder? arguments) =>
        new ValueResolver<TParent, T>(resolve, this) { Arguments = arguments };

    /// <summary>Completes a field's value, including null.</summary>
    public virtual bool CompleteField(OperationExecution execution, PreparedField field, T value)
    {
        if (value is null)
            return execution.CompleteNull(field);

        return Shape == ResultShape.Leaf ? Complete(execution, field, value) : CompleteComposite(execution, field, value);
    }

    bool CompleteComposite(OperationExecution execution, PreparedField field, T value)
    {
        var start = execution.Enter(field.Number, field.IsNullable);
        return execution.Leave(Complete(execution, field, value), field.IsNullable, start);
    }
}

/// <summary>Unwraps a <see cref="Nullable{T}"/>.</summary>
sealed class NullableCompleter<T>(Completer<T> inner) : Completer<T?>(inner.Shape)
    where T : struct
{
    public override bool Complete(OperationExecution execution, PreparedField field, T? value) =>
        inner.Complete(execution, field, value.GetValueOrDefault());
}
