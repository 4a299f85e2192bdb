using System.Text.Json;
using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Execution;

/// <summary>An input object, <c>@oneOf</c> included (specification 3.10).</summary>
sealed class InputObjectCoercer(GraphQLInputObjectType type, Type clrType) : InputCoercer
{
    public override Type ClrType => clrType;

    /// <summary>Set after construction, because input objects may contain each other.</summary>
    public InputShape Shape { get; set; } = null!;

    protected override object FromJson(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
            throw new InputException($"Expected type \"{type.Name}\" to be an object, found {Show(ref json)}.");

        var values = Shape.NoValues();
        var given = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var index = Shape.IndexOf(ref json);
            if (index < 0)
                throw new InputException($"Field \"{JsonText.Read(ref json)}\" is not defined by type \"{type.Name}\".");

            json.Read();
            if (values[index] == Absent)
                given++;

            Shape.Read(values, index, ref json);
        }

        CheckOneOf(values, given);
        return Shape.Finish(values);
    }

    protected override object FromLiteral(ValueNode literal, VariableValues? variables)
    {
        if (literal is not ObjectValueNode given)
            throw new InputException($"Expected type \"{type.Name}\" to be an object, found {Show(literal)}.");

        var values = Shape.NoValues();
        foreach (var field in given.Fields)
        {
            var index = Shape.IndexOf(field.Name.Value);
            if (index < 0)
                throw new InputException($"Field \"{field.Name.Value}\" is not defined by type \"{type.Name}\".");

            Shape.Read(values, index, field.Value, variables);
        }

        CheckOneOf(values, given.Fields.Length);
        return Shape.Finish(values);
    }

    void CheckOneOf(object?[] values, int given)
    {
        if (!type.IsOneOf)
            return;

        if (given != 1)
            throw new InputException($"Exactly one key must be specified for OneOf type \"{type.Name}\".");

        foreach (var value in values)
        {
            if (value is not null && value != Absent)
                return;
        }

        throw new InputException($"The one key given for OneOf type \"{type.Name}\" must be non-null.");
    }
}
