using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Clients send one and the same header each time: it is taken apart once. Bounded, because clients choose what they send.</summary>
/// <param name="read">Takes a header apart.</param>
sealed class HeaderCache<T>(Func<StringValues, T> read)
{
    const int MostKnown = 256;
    const int LongestKnown = 256;

    readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);

    /// <summary>What a header says.</summary>
    /// <param name="header">The header's values, at least one.</param>
    public T Read(StringValues header)
    {
        var text = header.ToString();
        if (_known.TryGetValue(text, out var known))
            return known;

        var value = read(header);
        if (_known.Count < MostKnown && text.Length <= LongestKnown)
            _known.TryAdd(text, value);

        return value;
    }
}
