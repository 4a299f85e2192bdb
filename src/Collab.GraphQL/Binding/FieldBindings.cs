using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Collab.GraphQL.Execution;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Binding;

sealed class SyncFieldBinding<T, TResult>(string name, Func<T, TResult> resolve)
    : ResolverBinding(name, typeof(TResult), typeof(NoArguments), resolve.Method)
{
    public override ValueTask<object?> Resolve(object? parent, object? arguments, FieldContext context) => new(resolve((T)parent!));

    internal override FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments) =>
        binder.Completer<TResult>(field.Type)?.ResolverOf(resolve, arguments);
}

sealed class SyncFieldBinding<T, TArguments, TResult>(string name, Func<T, TArguments, FieldContext, TResult> resolve, MethodInfo method)
    : ResolverBinding(name, typeof(TResult), typeof(TArguments), method)
{
    public override ValueTask<object?> Resolve(object? parent, object? arguments, FieldContext context) =>
        new(resolve((T)parent!, (TArguments)arguments!, context));

    internal override FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments) =>
        binder.Completer<TResult>(field.Type) is { } completer
            ? new SyncResolver<T, TArguments, TResult>(resolve, completer) { Arguments = arguments }
            : null;
}

sealed class AsyncFieldBinding<T, TResult>(string name, Func<T, FieldContext, ValueTask<TResult>> resolve)
    : ResolverBinding(name, typeof(TResult), typeof(NoArguments), resolve.Method)
{
    public override async ValueTask<object?> Resolve(object? parent, object? arguments, FieldContext context) =>
        await resolve((T)parent!, context).ConfigureAwait(false);

    internal override FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments) =>
        binder.Completer<TResult>(field.Type) is { } completer
            ? new AsyncResolver<T, TResult>(resolve, completer) { Arguments = arguments }
            : null;
}

sealed class AsyncFieldBinding<T, TArguments, TResult>(
    string name, Func<T, TArguments, FieldContext, ValueTask<TResult>> resolve, MethodInfo method)
    : ResolverBinding(name, typeof(TResult), typeof(TArguments), method)
{
    public override async ValueTask<object?> Resolve(object? parent, object? arguments, FieldContext context) =>
        await resolve((T)parent!, (TArguments)arguments!, context).ConfigureAwait(false);

    internal override FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments) =>
        binder.Completer<TResult>(field.Type) is { } completer
            ? new AsyncResolver<T, TArguments, TResult>(resolve, completer) { Arguments = arguments }
            : null;
}

/// <summary>Returns the key of an object; false when it has none.</summary>
delegate bool KeySelector<T, TKey>(T value, [MaybeNullWhen(false)] out TKey key);

sealed class BatchFieldBinding<T, TKey, TArguments, TResult>(
    string name,
    KeySelector<T, TKey> key,
    Func<IReadOnlyList<TKey>, TArguments, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TResult>>> load,
    MethodInfo method)
    : BatchBinding(name, typeof(TResult), typeof(TArguments), method)
    where TKey : notnull
{
    public override bool IsList => false;

    public override IReadOnlyList<object> KeysOf(object parent) => key((T)parent, out var found) ? [found] : [];

    public override async ValueTask<IReadOnlyDictionary<object, object?>> Load(IReadOnlyList<object> keys, object? arguments, FieldContext context)
    {
        var loaded = await load([.. keys.Cast<TKey>()], (TArguments)arguments!, context).ConfigureAwait(false);
        return loaded.ToDictionary(entry => (object)entry.Key, entry => (object?)entry.Value);
    }

    internal override FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments) =>
        binder.Completer<TResult>(field.Type) is { } completer
            ? new BatchResolver<T, TKey, TArguments, TResult>(key, load, completer) { Arguments = arguments }
            : null;
}

sealed class BatchListFieldBinding<T, TKey, TItem>(
    string name,
    Func<T, IReadOnlyList<TKey>> keys,
    Func<IReadOnlyList<TKey>, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TItem>>> load)
    : BatchBinding(name, typeof(IReadOnlyList<TItem>), typeof(NoArguments), load.Method)
    where TKey : notnull
{
    public override bool IsList => true;

    public override IReadOnlyList<object> KeysOf(object parent) => [.. keys((T)parent).Cast<object>()];

    public override async ValueTask<IReadOnlyDictionary<object, object?>> Load(IReadOnlyList<object> keys, object? arguments, FieldContext context)
    {
        var loaded = await load([.. keys.Cast<TKey>()], context).ConfigureAwait(false);
        return loaded.ToDictionary(entry => (object)entry.Key, entry => (object?)entry.Value);
    }

    internal override FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments) =>
        binder.Completer<IReadOnlyList<TItem>>(field.Type) is { } completer
            ? new BatchListResolver<T, TKey, TItem>(keys, (wanted, _, context) => load(wanted, context), completer) { Arguments = arguments }
            : null;
}

sealed class StreamFieldBinding<TArguments, TEvent>(
    string name, Func<TArguments, FieldContext, IAsyncEnumerable<TEvent>> source, MethodInfo method)
    : StreamBinding(name, typeof(TEvent), typeof(TArguments), method)
{
    public override async IAsyncEnumerable<object?> Subscribe(object? arguments, FieldContext context)
    {
        await foreach (var item in source((TArguments)arguments!, context).WithCancellation(context.CancellationToken).ConfigureAwait(false))
            yield return item;
    }

    internal override FieldResolver? Bind(OutputBinder binder, GraphQLField field, ArgumentBinder? arguments) =>
        binder.Completer<TEvent>(field.Type) is { } completer
            ? new StreamResolver<TArguments, TEvent>(source, completer) { Arguments = arguments }
            : null;
}
