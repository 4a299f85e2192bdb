using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Collab.GraphQL.Conformance;

/// <summary>Reads JSON strings as JavaScript does: surrogates without their other half are kept.</summary>
public static class JsonText
{
    /// <summary>The text of a JSON string.</summary>
    /// <param name="json">The string.</param>
    public static string Read(JsonElement json)
    {
        try
        {
            return json.GetString() ?? "";
        }
        catch (InvalidOperationException) when (json.ValueKind == JsonValueKind.String)
        {
            return Unescape(json.GetRawText().AsSpan(1..^1));
        }
    }

    static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)int.Parse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                text.Append(raw[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
            }
        }

        return text.ToString();
    }
}
