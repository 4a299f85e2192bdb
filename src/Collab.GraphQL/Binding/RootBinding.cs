using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Binding;

/// <summary>The fields of the query or mutation root type; they have no parent value.</summary>
public sealed class RootBinding : TypeBinding
{
    internal RootBinding(string name)
        : base(name)
    {
    }

    /// <inheritdoc/>
    public override Type ClrType => typeof(Root);

    /// <summary>Binds a field without arguments.</summary>
    /// <typeparam name="TResult">What fits the SDL type.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="resolve">Gives the field's value.</param>
    public RootBinding Field<TResult>(string name, Func<FieldContext, TResult> resolve) =>
        Add(new SyncFieldBinding<Root, NoArguments, TResult>(name, (_, _, context) => resolve(context), resolve.Method));

    /// <summary>Binds a field with arguments.</summary>
    /// <typeparam name="TArguments">A record; its constructor parameters have the names of the SDL arguments.</typeparam>
    /// <typeparam name="TResult">What fits the SDL type.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="resolve">Gives the field's value.</param>
    public RootBinding Field<TArguments, TResult>(string name, Func<TArguments, FieldContext, TResult> resolve)
        where TArguments : notnull =>
        Add(new SyncFieldBinding<Root, TArguments, TResult>(name, (_, arguments, context) => resolve(arguments, context), resolve.Method));

    /// <summary>Binds an asynchronous field without arguments.</summary>
    /// <typeparam name="TResult">What fits the SDL type.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="resolve">Gives the field's value.</param>
    public RootBinding AsyncField<TResult>(string name, Func<FieldContext, ValueTask<TResult>> resolve) =>
        Add(new AsyncFieldBinding<Root, NoArguments, TResult>(name, (_, _, context) => resolve(context), resolve.Method));

    /// <summary>Binds an asynchronous field with arguments.</summary>
    /// <typeparam name="TArguments">A record; its constructor parameters have the names of the SDL arguments.</typeparam>
    /// <typeparam name="TResult">What fits the SDL type.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="resolve">Gives the field's value.</param>
    public RootBinding AsyncField<TArguments, TResult>(string name, Func<TArguments, FieldContext, ValueTask<TResult>> resolve)
        where TArguments : notnull =>
        Add(new AsyncFieldBinding<Root, TArguments, TResult>(name, (_, arguments, context) => resolve(arguments, context), resolve.Method));

    RootBinding Add(FieldBinding field)
    {
        AddField(field);
        return this;
    }
}
