using System.Globalization;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>The five scalars that every schema has (sections 3.5.1 to 3.5.5).</summary>
public static class SpecifiedScalars
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Int", "Float", "String", "Boolean", "ID"];

    internal static string? CheckLiteral(string scalar, ValueNode literal) => scalar switch
    {
        "Int" => CheckInt(literal),
        "Float" => literal is IntValueNode or FloatValueNode ? null : $"Float cannot represent non numeric value: {literal}",
        "String" => literal is StringValueNode ? null : $"String cannot represent a non string value: {literal}",
        "Boolean" => literal is BooleanValueNode ? null : $"Boolean cannot represent a non boolean value: {literal}",
        _ => literal is StringValueNode or IntValueNode ? null : $"ID cannot represent a non-string and non-integer value: {literal}",
    };

    static string? CheckInt(ValueNode literal)
    {
        if (literal is not IntValueNode number)
        {
            return $"Int cannot represent non-integer value: {literal}";
        }

        return int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? null
            : $"Int cannot represent non 32-bit signed integer value: {number.Value}";
    }
}
