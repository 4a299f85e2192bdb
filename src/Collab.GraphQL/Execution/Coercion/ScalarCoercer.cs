using System.Globalization;
using System.Text.Json;
using Collab.GraphQL.Binding;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>A scalar that is read by a bound codec (specification 3.5.6).</summary>
sealed class ScalarCoercer<T>(string typeName, IScalarCodec<T> codec) : InputCoercer
    where T : notnull
{
    public override Type ClrType => typeof(T);

    protected override object FromJson(ref Utf8JsonReader json)
    {
        var kind = KindOf(ref json);
        var text = kind switch
        {
            ScalarInputKind.String => JsonText.Read(ref json),
            ScalarInputKind.Composite => "",
            _ => JsonText.Raw(ref json),
        };
        return Read(new ScalarInput(kind, text, kind == ScalarInputKind.String ? text : JsonElement.ParseValue(ref json)));
    }

    protected override object FromLiteral(ValueNode literal, VariableValues? variables) => Read(literal switch
    {
        StringValueNode text => new ScalarInput(ScalarInputKind.String, text.Value, text.Value),
        IntValueNode number => new ScalarInput(ScalarInputKind.Integer, number.Value, UntypedScalarCoercer.Number(number.Value)),
        FloatValueNode number => new ScalarInput(ScalarInputKind.Float, number.Value, UntypedScalarCoercer.Number(number.Value)),
        BooleanValueNode value => new ScalarInput(ScalarInputKind.Boolean, value.Value ? "true" : "false", value.Value),
        EnumValueNode word => new ScalarInput(ScalarInputKind.Word, word.Value, word.Value),
        _ => new ScalarInput(ScalarInputKind.Composite, "", UntypedScalarCoercer.Plain(literal, variables)!),
    });

    static ScalarInputKind KindOf(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => ScalarInputKind.String,
        JsonTokenType.Number => json.TryGetInt64(out _) ? ScalarInputKind.Integer : ScalarInputKind.Float,
        JsonTokenType.True or JsonTokenType.False => ScalarInputKind.Boolean,
        _ => ScalarInputKind.Composite,
    };

    T Read(in ScalarInput input)
    {
        try
        {
            return codec.Read(input);
        }
        catch (FormatException wrong)
        {
            throw new InputException($"{typeName}: {wrong.Message}");
        }
    }
}

/// <summary>A scalar without binding: any value, as plain CLR values.</summary>
sealed class UntypedScalarCoercer : InputCoercer
{
    public override Type ClrType => typeof(object);

    public static object Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static object? Plain(ValueNode literal, VariableValues? variables) => literal switch
    {
        StringValueNode text => text.Value,
        IntValueNode number => Number(number.Value),
        FloatValueNode number => Number(number.Value),
        BooleanValueNode value => value.Value,
        EnumValueNode word => word.Value,
        ListValueNode list => list.Values.Select(item => Given(item, variables)).ToList(),
        ObjectValueNode fields => Fields(fields, variables),
        VariableNode variable => variables?.ReadAsDeclared(variable),
        _ => null,
    };

    protected override object FromJson(ref Utf8JsonReader json) => JsonElement.ParseValue(ref json);

    protected override object FromLiteral(ValueNode literal, VariableValues? variables) => Plain(literal, variables)!;

    static object? Given(ValueNode literal, VariableValues? variables)
    {
        var value = Plain(literal, variables);
        return value == Absent ? null : value;
    }

    static Dictionary<string, object?> Fields(ObjectValueNode literal, VariableValues? variables)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in literal.Fields)
        {
            var value = Plain(field.Value, variables);
            if (value != Absent)
                fields[field.Name.Value] = value;
        }

        return fields;
    }
}
