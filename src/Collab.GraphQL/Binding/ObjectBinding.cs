using System.Diagnostics.CodeAnalysis;
using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Binding;

/// <summary>The fields of an SDL object or interface type, resolved from values of one CLR type.</summary>
/// <typeparam name="T">The CLR type of the values.</typeparam>
public sealed class ObjectBinding<T> : TypeBinding
    where T : notnull
{
    internal ObjectBinding(string typeName)
        : base(typeName)
    {
    }

    /// <inheritdoc/>
    public override Type ClrType => typeof(T);

    /// <summary>Binds a field that is read from the value.</summary>
    /// <typeparam name="TResult">A CLR type that matches the SDL type: int, double, bool, string, a bound enum or scalar, the CLR type of a bound object, or a list of
    /// these (<see cref="IReadOnlyList{T}"/> and arrays are cheapest).</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="resolve">Gives the field's value.</param>
    public ObjectBinding<T> Field<TResult>(string name, Func<T, TResult> resolve) =>
        Add(new SyncFieldBinding<T, TResult>(name, resolve));

    /// <summary>Binds a field that needs the request.</summary>
    /// <typeparam name="TResult">What fits the SDL type.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="resolve">Gives the field's value.</param>
    public ObjectBinding<T> Field<TResult>(string name, Func<T, FieldContext, TResult> resolve) =>
        Add(new SyncFieldBinding<T, NoArguments, TResult>(name, (value, _, context) => resolve(value, context), resolve.Method));

    /// <summary>Binds a field with arguments.</summary>
    /// <typeparam name="TArguments">A record; its constructor parameters have the names of the SDL arguments.</typeparam>
    /// <typeparam name="TResult">What fits the SDL type.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="resolve">Gives the field's value.</param>
    public ObjectBinding<T> Field<TArguments, TResult>(string name, Func<T, TArguments, FieldContext, TResult> resolve)
        where TArguments : notnull => Add(new SyncFieldBinding<T, TArguments, TResult>(name, resolve, resolve.Method));

    /// <summary>Binds an asynchronous field. A value task that is complete when it is returned costs no more than a synchronous field.</summary>
    /// <typeparam name="TResult">What fits the SDL type.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="resolve">Gives the field's value.</param>
    public ObjectBinding<T> AsyncField<TResult>(string name, Func<T, FieldContext, ValueTask<TResult>> resolve) =>
        Add(new AsyncFieldBinding<T, TResult>(name, resolve));

    /// <summary>Binds an asynchronous field with arguments.</summary>
    /// <typeparam name="TArguments">A record; its constructor parameters have the names of the SDL arguments.</typeparam>
    /// <typeparam name="TResult">What fits the SDL type.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="resolve">Gives the field's value.</param>
    public ObjectBinding<T> AsyncField<TArguments, TResult>(string name, Func<T, TArguments, FieldContext, ValueTask<TResult>> resolve)
        where TArguments : notnull => Add(new AsyncFieldBinding<T, TArguments, TResult>(name, resolve, resolve.Method));

    /// <summary>Binds a field that is loaded by key, for all objects of a level at once: the loader is called once with the distinct keys. A key without a result gives null.</summary>
    /// <typeparam name="TKey">The key; equality decides what is distinct.</typeparam>
    /// <typeparam name="TResult">What fits the SDL type.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="key">Gives the key of an object; a null key gives null without being loaded.</param>
    /// <param name="load">Gives the values of the keys.</param>
    public ObjectBinding<T> BatchField<TKey, TResult>(
        string name,
        Func<T, TKey> key,
        Func<IReadOnlyList<TKey>, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TResult>>> load)
        where TKey : notnull =>
        Add(new BatchFieldBinding<T, TKey, NoArguments, TResult>(name, Select(key), (keys, _, context) => load(keys, context), load.Method));

    /// <summary>Binds a field that is loaded by a key that an object may not have, for all objects of a level at once.</summary>
    /// <typeparam name="TKey">The key; equality decides what is distinct.</typeparam>
    /// <typeparam name="TResult">What fits the SDL type.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="key">Gives the key of an object; a null key gives null without being loaded.</param>
    /// <param name="load">Gives the values of the keys; one that it does not answer gives null.</param>
    public ObjectBinding<T> BatchField<TKey, TResult>(
        string name,
        Func<T, TKey?> key,
        Func<IReadOnlyList<TKey>, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TResult>>> load)
        where TKey : struct =>
        Add(new BatchFieldBinding<T, TKey, NoArguments, TResult>(name, Select(key), (keys, _, context) => load(keys, context), load.Method));

    /// <summary>Binds a field with arguments that is loaded by key, for all objects of a level at once.</summary>
    /// <typeparam name="TKey">The key; equality decides what is distinct.</typeparam>
    /// <typeparam name="TArguments">A record; its constructor parameters have the names of the SDL arguments.</typeparam>
    /// <typeparam name="TResult">What fits the SDL type.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="key">Gives the key of an object; a null key gives null without being loaded.</param>
    /// <param name="load">Gives the values of the keys; one that it does not answer gives null.</param>
    public ObjectBinding<T> BatchField<TKey, TArguments, TResult>(
        string name,
        Func<T, TKey> key,
        Func<IReadOnlyList<TKey>, TArguments, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TResult>>> load)
        where TKey : notnull
        where TArguments : notnull => Add(new BatchFieldBinding<T, TKey, TArguments, TResult>(name, Select(key), load, load.Method));

    /// <summary>Binds a list field whose items are loaded by key, for all objects of a level at once. The items are in key order, without keys that have no result.</summary>
    /// <typeparam name="TKey">The key; equality decides what is distinct.</typeparam>
    /// <typeparam name="TItem">What fits the SDL type of the items.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="keys">Gives the keys of an object.</param>
    /// <param name="load">Gives the values of the keys.</param>
    public ObjectBinding<T> BatchListField<TKey, TItem>(
        string name,
        Func<T, IReadOnlyList<TKey>> keys,
        Func<IReadOnlyList<TKey>, FieldContext, ValueTask<IReadOnlyDictionary<TKey, TItem>>> load)
        where TKey : notnull => Add(new BatchListFieldBinding<T, TKey, TItem>(name, keys, load));

    ObjectBinding<T> Add(FieldBinding field)
    {
        AddField(field);
        return this;
    }

    static KeySelector<T, TKey> Select<TKey>(Func<T, TKey> key) =>
        (T value, [MaybeNullWhen(false)] out TKey found) => (found = key(value)) is not null;

    static KeySelector<T, TKey> Select<TKey>(Func<T, TKey?> key)
        where TKey : struct => (value, out found) =>
        {
            var given = key(value);
            found = given.GetValueOrDefault();
            return given.HasValue;
        };
}
