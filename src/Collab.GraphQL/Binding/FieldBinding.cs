using System.Reflection;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>
/// One field's delegate as the room gave it, with the CLR types that the start-up checks compare with the SDL. What it derives from
/// tells how it is called: <see cref="ResolverBinding"/>, <see cref="BatchBinding"/> or <see cref="StreamBinding"/>.
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

    /// <summary>The field's name in the SDL.</summary>
    public string Name { get; }

    /// <summary>The CLR type of the field's value, without task, stream or dictionary around it.</summary>
    public Type ResultType { get; }

    /// <summary>The record of the arguments, whose one constructor has a parameter for each; null when the delegate takes none.</summary>
    public Type? ArgumentsType => Arguments == typeof(NoArguments) ? null : Arguments;

    internal Type Arguments { get; }

    /// <summary>The delegate's method, to tell the reader where a faulty binding stands.</summary>
    internal MethodInfo Method { get; }

    /// <summary>Settles everything about types; null when they do not fit, which the binder has noted then.</summary>
    internal abstract FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments);
}

/// <summary>A field that is answered for one object at a time.</summary>
public abstract class ResolverBinding : FieldBinding
{
    private protected ResolverBinding(string name, Type resultType, Type argumentsType, MethodInfo method)
        : base(name, resultType, argumentsType, method)
    {
    }

    /// <summary>Calls the delegate.</summary>
    /// <param name="parent">The object; null for a field of a root type.</param>
    /// <param name="arguments">A value of <see cref="FieldBinding.ArgumentsType"/>; null when that is.</param>
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

    /// <summary>
    /// Whether the field is the list of what its keys stand for, those without a value left out; otherwise it is what its one key stands for, or null.
    /// </summary>
    public abstract bool IsList { get; }

    /// <summary>The keys of an object; none when it has none.</summary>
    /// <param name="parent">The object.</param>
    public abstract IReadOnlyList<object> KeysOf(object parent);

    /// <summary>Calls the loader.</summary>
    /// <param name="keys">Distinct keys that <see cref="KeysOf"/> gave.</param>
    /// <param name="arguments">A value of <see cref="FieldBinding.ArgumentsType"/>; null when that is.</param>
    /// <param name="context">The request.</param>
    /// <returns>The values by their keys; a key that is not there has none.</returns>
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
    /// <param name="arguments">A value of <see cref="FieldBinding.ArgumentsType"/>; null when that is.</param>
    /// <param name="context">The request; its cancellation ends the stream.</param>
    /// <returns>Values of <see cref="FieldBinding.ResultType"/>, each the field's value in one response.</returns>
    public abstract IAsyncEnumerable<object?> Subscribe(object? arguments, FieldContext context);
}
