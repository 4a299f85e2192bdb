using Collab.GraphQL.Execution;

namespace Collab.GraphQL.Binding;

/// <summary>The fields of the subscription root type: each gives a source stream (specification 6.2.3.1).</summary>
public sealed class SubscriptionBinding : TypeBinding
{
    internal SubscriptionBinding()
        : base("Subscription")
    {
    }

    /// <inheritdoc/>
    public override Type ClrType => typeof(Root);

    /// <summary>Binds a subscription without arguments.</summary>
    /// <typeparam name="TEvent">What fits the SDL type of the field: each event is the field's value in one response.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="source">Returns the events; cancelled by <see cref="FieldContext.CancellationToken"/>.</param>
    public SubscriptionBinding StreamField<TEvent>(string name, Func<FieldContext, IAsyncEnumerable<TEvent>> source) =>
        Add(new StreamFieldBinding<NoArguments, TEvent>(name, (_, context) => source(context), source.Method));

    /// <summary>Binds a subscription with arguments.</summary>
    /// <typeparam name="TArguments">A record; its constructor parameters have the names of the SDL arguments.</typeparam>
    /// <typeparam name="TEvent">What fits the SDL type of the field: each event is the field's value in one response.</typeparam>
    /// <param name="name">The field's name in the SDL.</param>
    /// <param name="source">Returns the events; cancelled by <see cref="FieldContext.CancellationToken"/>.</param>
    public SubscriptionBinding StreamField<TArguments, TEvent>(
        string name, Func<TArguments, FieldContext, IAsyncEnumerable<TEvent>> source)
        where TArguments : notnull => Add(new StreamFieldBinding<TArguments, TEvent>(name, source, source.Method));

    SubscriptionBinding Add(FieldBinding field)
    {
        AddField(field);
        return this;
    }
}
