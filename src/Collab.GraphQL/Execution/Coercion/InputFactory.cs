using System.Reflection;
using Collab.GraphQL.Binding;

namespace Collab.GraphQL.Execution;

/// <summary>Creates a CLR value from the coerced values of an input shape; missing ones are <see cref="InputCoercer.Absent"/>.</summary>
abstract class InputFactory
{
    public abstract object Create(object?[] values);
}

/// <summary>A record, through its constructor.</summary>
sealed class RecordFactory : InputFactory
{
    readonly ConstructorInvoker _constructor;
    readonly RecordParameter[] _parameters;
    readonly bool _inOrder;

    /// <param name="constructor">The record's constructor.</param>
    /// <param name="parameters">For each parameter, where its value comes from.</param>
    public RecordFactory(ConstructorInfo constructor, RecordParameter[] parameters)
    {
        _constructor = ConstructorInvoker.Create(constructor);
        _parameters = parameters;
        _inOrder = !parameters.Where((parameter, i) => parameter.Field != i).Any();
    }

    public override object Create(object?[] values)
    {
        var arguments = _inOrder && values.Length == _parameters.Length ? values : new object?[_parameters.Length];
        for (var i = 0; i < _parameters.Length; i++)
        {
            if (_parameters[i].Part is { } part)
            {
                arguments[i] = part.Create(values);
                continue;
            }

            var value = values[_parameters[i].Field];
            arguments[i] = _parameters[i].Optional is { } optional ? optional.Wrap(value)
                : value == InputCoercer.Absent ? null
                : value;
        }

        return _constructor.Invoke(arguments.AsSpan());
    }
}

/// <param name="Field">The index of the input field that fills it; −1 for a <see cref="Part"/>.</param>
/// <param name="Optional">Wraps the value when the parameter is an <see cref="Optional{T}"/>.</param>
readonly record struct RecordParameter(int Field, OptionalWrapper? Optional)
{
    /// <summary>Creates the record of further input fields.</summary>
    public RecordFactory? Part { get; init; }
}

/// <summary>Creates boxed <see cref="Optional{T}"/> values.</summary>
abstract class OptionalWrapper
{
    public abstract object Wrap(object? value);
}

sealed class OptionalWrapper<T> : OptionalWrapper
{
    static readonly object NotGiven = default(Optional<T>);

    public override object Wrap(object? value) => value == InputCoercer.Absent ? NotGiven : new Optional<T>((T)value!);
}

/// <summary>A dictionary, for shapes without binding.</summary>
sealed class DictionaryFactory(string[] names) : InputFactory
{
    public override object Create(object?[] values)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (values[i] != InputCoercer.Absent)
                fields.Add(names[i], values[i]);
        }

        return fields;
    }
}

/// <summary>A field without arguments.</summary>
sealed class ConstantFactory(object value) : InputFactory
{
    public override object Create(object?[] values) => value;
}
