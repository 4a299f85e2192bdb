using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation;

/// <summary>Finds the existing names that someone may have meant.</summary>
static class Suggestions
{
    const int MaxShown = 5;
    const int LongestName = 100;

    /// <summary>The existing names near a given one, the nearest first.</summary>
    public static List<string> Nearest<T>(string given, NamedList<T> existing)
        where T : class, INamed
    {
        var found = new List<(int Distance, string Name)>();
        if (given.Length <= LongestName)
        {
            var farthest = (given.Length * 2 / 5) + 1;
            foreach (var item in existing)
            {
                var distance = Distance(given, item.Name, farthest);
                if (distance <= farthest)
                {
                    found.Add((distance, item.Name));
                }
            }
        }

        return [.. found.OrderBy(near => near.Distance).ThenBy(near => near.Name, StringComparer.Ordinal).Select(near => near.Name)];
    }

    /// <summary><c> Did you mean WHAT "a", "b" or "c"?</c> or nothing when there is no name.</summary>
    public static string DidYouMean(IReadOnlyList<string> names, string what = "")
    {
        if (names.Count == 0)
        {
            return "";
        }

        var quoted = names.Take(MaxShown).Select(name => $"\"{name}\"").ToList();
        var list = quoted.Count == 1 ? quoted[0] : $"{string.Join(", ", quoted.SkipLast(1))} or {quoted[^1]}";
        return $" Did you mean {what}{list}?";
    }

    /// <summary>
    /// Edits from one name to the other without regard to case: insertions, deletions, substitutions and swaps of
    /// neighbours (optimal string alignment). More than <paramref name="farthest"/> is told as such without being counted out.
    /// </summary>
    static int Distance(string from, string to, int farthest)
    {
        if (Math.Abs(from.Length - to.Length) > farthest)
        {
            return farthest + 1;
        }

        if (string.Equals(from, to, StringComparison.OrdinalIgnoreCase))
        {
            return from == to ? 0 : 1;
        }

        var width = to.Length + 1;
        Span<int> rows = stackalloc int[3 * (LongestName * 2)];
        var before = rows[..width];
        var above = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var column = 0; column < width; column++)
        {
            above[column] = column;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j < width; j++)
            {
                var same = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && IsSwap(from, to, i, j))
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > farthest)
            {
                return least;
            }

            var done = before;
            before = above;
            above = row;
            row = done;
        }

        return above[width - 1];
    }

    static bool IsSwap(string from, string to, int i, int j) =>
        char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 2])
        && char.ToLowerInvariant(from[i - 2]) == char.ToLowerInvariant(to[j - 1]);
}
