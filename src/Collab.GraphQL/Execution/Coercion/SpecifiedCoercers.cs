using System.Globalization;
using System.Text.Json;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Execution;

/// <summary>Int (specification 3.5.1).</summary>
sealed class IntCoercer : InputCoercer
{
    public override Type ClrType => typeof(int);

    protected override object FromJson(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Number)
        {
            if (json.TryGetInt32(out var value))
                return value;

            // JSON has one kind of number: 5.0 and 5e0 are the integer five.
            if (json.TryGetDouble(out var number) && Math.Floor(number) == number && number is >= int.MinValue and <= int.MaxValue)
                return (int)number;

            throw new InputException($"Int cannot represent non 32-bit signed integer value: {Show(ref json)}");
        }

        throw new InputException($"Int cannot represent non-integer value: {Show(ref json)}");
    }

    protected override object FromLiteral(ValueNode literal, VariableValues? variables)
    {
        if (literal is not IntValueNode number)
            throw new InputException($"Int cannot represent non-integer value: {Show(literal)}");

        return int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InputException($"Int cannot represent non 32-bit signed integer value: {Show(literal)}");
    }
}

/// <summary>Float (specification 3.5.2).</summary>
sealed class FloatCoercer : InputCoercer
{
    public override Type ClrType => typeof(double);

    protected override object FromJson(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw new InputException($"Float cannot represent non numeric value: {Show(ref json)}");

    protected override object FromLiteral(ValueNode literal, VariableValues? variables)
    {
        var text = literal switch { IntValueNode number => number.Value, FloatValueNode number => number.Value, _ => null };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InputException($"Float cannot represent non numeric value: {Show(literal)}");
    }
}

/// <summary>String (specification 3.5.3).</summary>
sealed class StringCoercer : InputCoercer
{
    public override Type ClrType => typeof(string);

    protected override object FromJson(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.String
            ? JsonText.Read(ref json)
            : throw new InputException($"String cannot represent a non string value: {Show(ref json)}");

    protected override object FromLiteral(ValueNode literal, VariableValues? variables) =>
        literal is StringValueNode text ? text.Value : throw new InputException($"String cannot represent a non string value: {Show(literal)}");
}

/// <summary>Boolean (specification 3.5.4).</summary>
sealed class BooleanCoercer : InputCoercer
{
    static readonly object True = true;
    static readonly object False = false;

    public override Type ClrType => typeof(bool);

    protected override object FromJson(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.True => True,
        JsonTokenType.False => False,
        _ => throw new InputException($"Boolean cannot represent a non boolean value: {Show(ref json)}"),
    };

    protected override object FromLiteral(ValueNode literal, VariableValues? variables) =>
        literal is BooleanValueNode value
            ? value.Value ? True : False
            : throw new InputException($"Boolean cannot represent a non boolean value: {Show(literal)}");
}

/// <summary>ID (specification 3.5.5): strings and integers, kept as strings.</summary>
sealed class IdCoercer : InputCoercer
{
    public override Type ClrType => typeof(string);

    protected override object FromJson(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String)
            return JsonText.Read(ref json);

        if (json.TokenType == JsonTokenType.Number)
        {
            var text = JsonText.Raw(ref json);
            if (!text.AsSpan().ContainsAny('.', 'e', 'E'))
                return text;

            if (json.TryGetDouble(out var number) && Math.Floor(number) == number)
                return Text(number);
        }

        throw new InputException($"ID cannot represent value: {Show(ref json)}");
    }

    /// <summary>A whole number in the form of JavaScript, the language of most clients.</summary>
    static string Text(double number) => Math.Abs(number) < 1e21
        ? number.ToString("F0", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();

    protected override object FromLiteral(ValueNode literal, VariableValues? variables) => literal switch
    {
        StringValueNode text => text.Value,
        IntValueNode number => number.Value,
        _ => throw new InputException($"ID cannot represent a non-string and non-integer value: {Show(literal)}"),
    };
}
