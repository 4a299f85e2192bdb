using System.Text.RegularExpressions;

namespace Collab.Faults.Attacks;

/// <summary>What an answer must never hold: stacks, names of types, paths of this machine.</summary>
static partial class Leaks
{
    /// <summary>The first leak in an answer; null when there is none.</summary>
    public static string? Find(string text) => Leak().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"\bSystem\.\w+|\bMicrosoft\.\w+|\bCollab\.\w+|\bNpgsql|\bOrleans\.\w+|\w+Exception\b|\.cs:|   at \w|/(home|tmp|work|usr|root|var)/|SQLSTATE|""INTERNAL""")]
    private static partial Regex Leak();
}
