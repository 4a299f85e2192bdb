using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Caches parsed headers, because clients repeat them. Bounded, because clients choose the values.</summary>
/// <param name="read">Parses a header.</param>
sealed class HeaderCache<T>(Func<StringValues, T> read)
{
    const int MaxEntries = 256;
    const int MaxHeaderLength = 256;

    readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);

    /// <summary>Returns the parsed header.</summary>
    /// <param name="header">The header's values, at least one.</param>
    public T Read(StringValues header)
    {
        var text = header.ToString();
        if (_known.TryGetValue(text, out var known))
            return known;

        var value = read(header);
        if (_known.Count < MaxEntries && text.Length <= MaxHeaderLength)
            _known.TryAdd(text, value);

        return value;
    }
}
