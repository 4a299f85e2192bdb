using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

/// <summary>One field's delegate as the room gave it, with the CLR types that the start-up checks compare with the SDL.</summary>
abstract class FieldBinding(string name, Type resultType, Type argumentsType, MethodInfo method)
{
    public string Name { get; } = name;

    /// <summary>The CLR type of the field's value, without task, stream or dictionary around it.</summary>
    public Type ResultType { get; } = resultType;

    /// <summary><see cref="NoArguments"/> when the delegate takes none.</summary>
    public Type ArgumentsType { get; } = argumentsType;

    /// <summary>The delegate's method, to tell the reader where a faulty binding stands.</summary>
    public MethodInfo Method { get; } = method;

    /// <summary>Settles everything about types; null when they do not fit, which the binder has noted then.</summary>
    public abstract FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments);
}

sealed class SyncFieldBinding<T, TResult>(string name, Func<T, TResult> resolve)
    : FieldBinding(name, typeof(TResult), typeof(NoArguments), resolve.Method)
{
    public Func<T, TResult> Resolve { get; } = resolve;

    public override FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments) =>
        binder.Completer<TResult>(field.Type) is { } completer
            ? new ValueResolver<T, TResult>(Resolve, completer) { Arguments = arguments }
            : null;
}

sealed class SyncFieldBinding<T, TArguments, TResult>(string name, Func<T, TArguments, FieldContext, TResult> resolve, MethodInfo method)
    : FieldBinding(name, typeof(TResult), typeof(TArguments), method)
{
    public Func<T, TArguments, FieldContext, TResult> Resolve { get; } = resolve;

    public override FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments) =>
        binder.Completer<TResult>(field.Type) is { } completer
            ? new SyncResolver<T, TArguments, TResult>(Resolve, completer) { Arguments = arguments }
            : null;
}

sealed class AsyncFieldBinding<T, TArguments, TResult>(
    string name, Func<T, TArguments, FieldContext, ValueTask<TResult>> resolve, MethodInfo method)
    : FieldBinding(name, typeof(TResult), typeof(TArguments), method)
{
    public Func<T, TArguments, FieldContext, ValueTask<TResult>> Resolve { get; } = resolve;

    public override FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments) =>
        binder.Completer<TResult>(field.Type) is { } completer
            ? new AsyncResolver<T, TArguments, TResult>(Resolve, completer) { Arguments = arguments }
            : null;
}

/// <summary>Gives the key of an object; false when it has none.</summary>
delegate bool KeySelector<T, TKey>(T value, [MaybeNullWhen(false)] out TKey key);

sealed class BatchFieldBinding<T, TKey, TArguments, TResult>(
    string name,
    KeySelector<T, TKey> key,
    Func<IReadOnlyList<TKey>, TArguments, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TResult>>> load,
    MethodInfo method)
    : FieldBinding(name, typeof(TResult), typeof(TArguments), method)
    where TKey : notnull
{
    public KeySelector<T, TKey> Key { get; } = key;

    public Func<IReadOnlyList<TKey>, TArguments, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TResult>>> Load { get; } = load;

    public override FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments) =>
        binder.Completer<TResult>(field.Type) is { } completer
            ? new BatchResolver<T, TKey, TArguments, TResult>(Key, Load, completer) { Arguments = arguments }
            : null;
}

sealed class BatchListFieldBinding<T, TKey, TItem>(
    string name,
    Func<T, IReadOnlyList<TKey>> keys,
    Func<IReadOnlyList<TKey>, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TItem>>> load)
    : FieldBinding(name, typeof(IReadOnlyList<TItem>), typeof(NoArguments), load.Method)
    where TKey : notnull
{
    public Func<T, IReadOnlyList<TKey>> Keys { get; } = keys;

    public Func<IReadOnlyList<TKey>, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TItem>>> Load { get; } = load;

    public override FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments) =>
        binder.Completer<IReadOnlyList<TItem>>(field.Type) is { } completer
            ? new BatchListResolver<T, TKey, TItem>(Keys, (keys, _, context) => Load(keys, context), completer) { Arguments = arguments }
            : null;
}

sealed class StreamFieldBinding<TArguments, TEvent>(
    string name, Func<TArguments, FieldContext, IAsyncEnumerable<TEvent>> source, MethodInfo method)
    : FieldBinding(name, typeof(TEvent), typeof(TArguments), method)
{
    public Func<TArguments, FieldContext, IAsyncEnumerable<TEvent>> Source { get; } = source;

    public override FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments) =>
        binder.Completer<TEvent>(field.Type) is { } completer
            ? new StreamResolver<TArguments, TEvent>(Source, completer) { Arguments = arguments }
            : null;
}
