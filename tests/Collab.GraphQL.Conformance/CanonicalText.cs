using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Collab.GraphQL.Conformance;

/// <summary>The canonical text of coerced argument values (section 3 of the protocol).</summary>
public static class CanonicalText
{
    const double FirstInexact = 9007199254740992;

    /// <summary>The canonical text of a value.</summary>
    /// <param name="value">What the engine gives a resolver without types.</param>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case string word:
                AppendString(text, word);
                break;
            case JsonElement json:
                AppendJson(text, json);
                break;
            case IReadOnlyDictionary<string, object?> map:
                AppendObject(text, map);
                break;
            case IEnumerable items:
                AppendList(text, items.Cast<object?>());
                break;
            default:
                AppendNumber(text, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    static void AppendJson(StringBuilder text, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                // A key given twice counts as given last, as in JavaScript.
                AppendObject(text, json.EnumerateObject().GroupBy(p => p.Name).ToDictionary(p => p.Key, p => (object?)p.Last().Value));
                break;
            case JsonValueKind.Array:
                AppendList(text, json.EnumerateArray().Cast<object?>());
                break;
            case JsonValueKind.String:
                AppendString(text, JsonText.Read(json));
                break;
            case JsonValueKind.Number:
                AppendNumber(text, double.Parse(json.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(json.GetRawText());
                break;
        }
    }

    static void AppendNumber(StringBuilder text, double number)
    {
        if (double.IsInteger(number) && Math.Abs(number) < FirstInexact)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(long)number}");
            return;
        }

        Span<byte> bits = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bits, number);
        text.Append("\"0x").Append(Convert.ToHexStringLower(bits)).Append('"');
    }

    static void AppendString(StringBuilder text, string word)
    {
        text.Append('"');
        foreach (var c in word)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case < ' ':
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }

    static void AppendList(StringBuilder text, IEnumerable<object?> items)
    {
        var separator = "";
        text.Append('[');
        foreach (var item in items)
        {
            text.Append(separator);
            Append(text, item);
            separator = ",";
        }

        text.Append(']');
    }

    static void AppendObject(StringBuilder text, IReadOnlyDictionary<string, object?> map)
    {
        var separator = "";
        text.Append('{');
        foreach (var (key, value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            text.Append(separator);
            AppendString(text, key);
            text.Append(':');
            Append(text, value);
            separator = ",";
        }

        text.Append('}');
    }
}
