using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>Non-null (specification 3.12).</summary>
sealed class NonNullCoercer(InputCoercer inner, string typeName) : InputCoercer
{
    public override InputCoercer Core => inner;

    public override Type ClrType => inner.ClrType;

    public override object? Coerce(ref Utf8JsonReader json) => inner.Coerce(ref json) ?? throw Missing();

    public override object? Coerce(ValueNode literal, VariableValues? variables) => inner.Coerce(literal, variables) ?? throw Missing();

    protected override object FromJson(ref Utf8JsonReader json) => inner.Coerce(ref json) ?? throw Missing();

    protected override object FromLiteral(ValueNode literal, VariableValues? variables) => inner.Coerce(literal, variables) ?? throw Missing();

    InputException Missing() => new($"Expected a value of non-null type \"{typeName}\", found null.");
}

/// <summary>List (specification 3.11); a single value stands for a list of one.</summary>
sealed class ListCoercer<TItem>(InputCoercer item, bool immutable) : InputCoercer
{
    public override Type ClrType => immutable ? typeof(ImmutableArray<TItem>) : typeof(TItem[]);

    protected override object FromJson(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            return Finish([(TItem)item.Coerce(ref json)!]);

        var items = new List<TItem>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            try
            {
                items.Add((TItem)item.Coerce(ref json)!);
            }
            catch (InputException wrong)
            {
                throw wrong.Inside(items.Count);
            }
        }

        return Finish([.. items]);
    }

    protected override object FromLiteral(ValueNode literal, VariableValues? variables)
    {
        if (literal is not ListValueNode list)
            return Finish([Item(literal, variables)]);

        var items = new TItem[list.Values.Length];
        for (var i = 0; i < items.Length; i++)
        {
            try
            {
                items[i] = Item(list.Values[i], variables);
            }
            catch (InputException wrong)
            {
                throw wrong.Inside(i);
            }
        }

        return Finish(items);
    }

    /// <summary>A variable without value is a null item (3.11).</summary>
    TItem Item(ValueNode literal, VariableValues? variables)
    {
        var value = item.Coerce(literal, variables);
        return (TItem)(value == Absent ? item.Coerce(new NullValueNode(), variables) : value)!;
    }

    object Finish(TItem[] items) => immutable ? ImmutableCollectionsMarshal.AsImmutableArray(items) : items;
}

/// <summary>A list that is one value to the domain, such as the wordings of a text: a record made of the list.</summary>
sealed class ListRecordCoercer(InputCoercer list, ConstructorInfo constructor) : InputCoercer
{
    readonly ConstructorInvoker _constructor = ConstructorInvoker.Create(constructor);

    public override Type ClrType => constructor.DeclaringType!;

    protected override object FromJson(ref Utf8JsonReader json) => _constructor.Invoke(list.Coerce(ref json));

    protected override object FromLiteral(ValueNode literal, VariableValues? variables) => _constructor.Invoke(list.Coerce(literal, variables));
}
