using System.Text.Json;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>
/// The fields of an input object or the arguments of a field, with the factory of the CLR value: the common part of input object coercion (specification 3.10) and
/// CoerceArgumentValues (6.4.1).
/// </summary>
sealed class InputShape(Type clrType, InputField[] fields, InputFactory factory)
{
    public Type ClrType => clrType;

    public InputField[] Fields => fields;

    /// <summary>An array of <see cref="InputCoercer.Absent"/>, one for each field.</summary>
    public object?[] NoValues()
    {
        var values = new object?[fields.Length];
        Array.Fill(values, InputCoercer.Absent);
        return values;
    }

    public void Read(object?[] values, int index, ref Utf8JsonReader json)
    {
        try
        {
            values[index] = fields[index].Coercer.Coerce(ref json);
        }
        catch (InputException wrong)
        {
            throw wrong.Inside(fields[index].Name);
        }
    }

    public void Read(object?[] values, int index, ValueNode literal, VariableValues? variables)
    {
        try
        {
            values[index] = fields[index].Coercer.Coerce(literal, variables);
        }
        catch (InputException wrong)
        {
            throw wrong.Inside(fields[index].Name);
        }
    }

    /// <summary>Fills in defaults and creates the value.</summary>
    public object Finish(object?[] values)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (values[i] == InputCoercer.Absent)
                values[i] = fields[i].WhenAbsent();
        }

        return factory.Create(values);
    }

    public int IndexOf(string name) => Array.FindIndex(fields, field => field.Name == name);

    public int IndexOf(ref Utf8JsonReader json)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (JsonText.NameIs(ref json, fields[i].Utf8Name))
                return i;
        }

        return -1;
    }
}
