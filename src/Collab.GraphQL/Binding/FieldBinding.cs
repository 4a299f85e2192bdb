using System.Reflection;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>
/// The delegate of one field, with the CLR types that are compared with the SDL at start. The derived type determines how it is called: <see cref="ResolverBinding"/>,
/// <see cref="BatchBinding"/> or <see cref="StreamBinding"/>.
/// </summary>
public abstract class FieldBinding
{
    private protected FieldBinding(string name, Type resultType, Type argumentsType, MethodInfo method)
    {
        Name = name;
        ResultType = resultType;
        Arguments = argumentsType;
        Method = method;
    }

    /// <summary>The name of the field in the SDL.</summary>
    public string Name { get; }

    /// <summary>The CLR type of the field's value, without task, stream or dictionary.</summary>
    public Type ResultType { get; }

    /// <summary>The record of the arguments, whose only constructor has a parameter for each; null when the delegate takes none.</summary>
    public Type? ArgumentsType => Arguments == typeof(NoArguments) ? null : Arguments;

    internal Type Arguments { get; }

    /// <summary>The method of the delegate, for error messages.</summary>
    internal MethodInfo Method { get; }

    /// <summary>Resolves all types; null when they do not match, after the binder has recorded the error.</summary>
    internal abstract FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments);
}

/// <summary>A field that is resolved for one object at a time.</summary>
public abstract class ResolverBinding : FieldBinding
{
    private protected ResolverBinding(string name, Type resultType, Type argumentsType, MethodInfo method)
        : base(name, resultType, argumentsType, method)
    {
    }

    /// <summary>Calls the delegate.</summary>
    /// <param name="parent">The object; null for a field of a root type.</param>
    /// <param name="arguments">A value of <see cref="FieldBinding.ArgumentsType"/>; null when there are none.</param>
    /// <param name="context">The request.</param>
    /// <returns>A value of <see cref="FieldBinding.ResultType"/>.</returns>
    public abstract ValueTask<object?> Resolve(object? parent, object? arguments, FieldContext context);
}

/// <summary>A field that is loaded by key, for many objects in one call.</summary>
public abstract class BatchBinding : FieldBinding
{
    private protected BatchBinding(string name, Type resultType, Type argumentsType, MethodInfo method)
        : base(name, resultType, argumentsType, method)
    {
    }

    /// <summary>Whether the field is a list of the values of its keys, without missing ones; otherwise it is the value of its only key, or null.</summary>
    public abstract bool IsList { get; }

    /// <summary>The keys of an object; empty when it has none.</summary>
    /// <param name="parent">The object.</param>
    public abstract IReadOnlyList<object> KeysOf(object parent);

    /// <summary>Calls the loader.</summary>
    /// <param name="keys">Distinct keys from <see cref="KeysOf"/>.</param>
    /// <param name="arguments">A value of <see cref="FieldBinding.ArgumentsType"/>; null when there are none.</param>
    /// <param name="context">The request.</param>
    /// <returns>The values by key; missing keys have no value.</returns>
    public abstract ValueTask<IReadOnlyDictionary<object, object?>> Load(IReadOnlyList<object> keys, object? arguments, FieldContext context);
}

/// <summary>A subscription: a stream of values.</summary>
public abstract class StreamBinding : FieldBinding
{
    private protected StreamBinding(string name, Type resultType, Type argumentsType, MethodInfo method)
        : base(name, resultType, argumentsType, method)
    {
    }

    /// <summary>Calls the delegate.</summary>
    /// <param name="arguments">A value of <see cref="FieldBinding.ArgumentsType"/>; null when there are none.</param>
    /// <param name="context">The request; its cancellation ends the stream.</param>
    /// <returns>Values of <see cref="FieldBinding.ResultType"/>, each the field's value in one response.</returns>
    public abstract IAsyncEnumerable<object?> Subscribe(object? arguments, FieldContext context);
}
