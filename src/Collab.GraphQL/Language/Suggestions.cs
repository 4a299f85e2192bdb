namespace Collab.GraphQL.Language;

/// <summary>Suggests existing names similar to a wrong one.</summary>
public static class Suggestions
{
    const int Most = 5;
    const int MaxNameLength = 128;

    /// <summary><c> Did you mean "a", "b" or "c"?</c> with a space before it; empty when nothing is near.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The names that exist.</param>
    public static string DidYouMean(string name, IEnumerable<string> known)
    {
        var near = Nearest(name, known);
        return near.Count == 0 ? "" : $" Did you mean {OneOf(near)}?";
    }

    /// <summary><c>"a", "b" or "c"</c>: at most the first five.</summary>
    /// <param name="names">The names; at least one.</param>
    public static string OneOf(IReadOnlyList<string> names)
    {
        var quoted = names.Take(Most).Select(name => $"\"{name}\"").ToList();
        return quoted.Count == 1 ? quoted[0] : $"{string.Join(", ", quoted.SkipLast(1))} or {quoted[^1]}";
    }

    /// <summary>At most five names within a distance of two fifths of the name's length, the nearest first.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The names that exist.</param>
    public static IReadOnlyList<string> Nearest(string name, IEnumerable<string> known)
    {
        if (name.Length > MaxNameLength)
        {
            return [];
        }

        var threshold = (int)(name.Length * 0.4) + 1;
        return
        [
            .. known
                .Where(candidate => Math.Abs(candidate.Length - name.Length) <= threshold)
                .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
                .Where(candidate => candidate.Distance <= threshold)
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Take(Most)
                .Select(candidate => candidate.Name),
        ];
    }

    /// <summary>How many letters to insert, remove, replace or swap with a neighbour; a difference in case alone counts one.</summary>
    static int Distance(string from, string to)
    {
        if (from.Equals(to, StringComparison.OrdinalIgnoreCase))
        {
            return from == to ? 0 : 1;
        }

        var beforeLast = new int[to.Length + 1];
        var last = new int[to.Length + 1];
        var current = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = Fold(from[i - 1]) == Fold(to[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && Fold(from[i - 1]) == Fold(to[j - 2]) && Fold(from[i - 2]) == Fold(to[j - 1]))
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[to.Length];
    }

    static char Fold(char letter) => char.ToLowerInvariant(letter);
}
