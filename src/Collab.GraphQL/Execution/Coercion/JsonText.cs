using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Collab.GraphQL.Execution;

/// <summary>Reads the text of JSON tokens.</summary>
static class JsonText
{
    /// <summary>The content of a string token.</summary>
    /// <exception cref="InputException">It contains a lone surrogate.</exception>
    public static string Read(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new InputException("The string is not valid Unicode: it holds an unpaired surrogate.");
        }
    }

    /// <summary>Whether a property has this name.</summary>
    /// <exception cref="InputException">The name contains a lone surrogate.</exception>
    public static bool NameIs(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        try
        {
            return json.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            throw new InputException("A name is not valid Unicode: it holds an unpaired surrogate.");
        }
    }

    /// <summary>A number token as it was written.</summary>
    public static string Raw(ref Utf8JsonReader json) =>
        Encoding.UTF8.GetString(json.HasValueSequence ? json.ValueSequence.ToArray() : json.ValueSpan);
}
