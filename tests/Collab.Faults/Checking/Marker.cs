using System.Text.Json;
using System.Text.RegularExpressions;

namespace Collab.Faults.Checking;

/// <summary>The client mutation ids of trials, as they stand in texts.</summary>
static partial class Marker
{
    /// <summary>A goal that began from another quotes it there; these are not words of its own.</summary>
    const string Quotation = "origins";

    /// <summary>Whether a text is one.</summary>
    public static bool Is(string text) => Pattern().Match(text) is { Success: true } match && match.Length == text.Length;

    /// <summary>Those in an event's texts, each once.</summary>
    public static IReadOnlyCollection<string> In(string json)
    {
        using var document = JsonDocument.Parse(json);
        var found = new HashSet<string>();
        Gather(document.RootElement, found);
        return found;
    }

    static void Gather(JsonElement element, HashSet<string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject().Where(property => property.Name != Quotation)) Gather(property.Value, found);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) Gather(item, found);
                break;
            case JsonValueKind.String:
                foreach (var match in Pattern().EnumerateMatches(element.GetString())) found.Add(element.GetString()!.Substring(match.Index, match.Length));
                break;
        }
    }

    [GeneratedRegex(@"\b[0-9a-f]{6}-w\d{2}-\d{6}\b")]
    private static partial Regex Pattern();
}
