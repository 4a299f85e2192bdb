namespace Collab.Network.Kernel.Paging;

/// <summary>Pages of a list that is in memory as a whole.</summary>
static class MemoryConnection
{
    /// <summary>A page of a list.</summary>
    /// <param name="items">The whole list, in order.</param>
    /// <param name="request">Which part.</param>
    /// <param name="key">What identifies an item for ever: its cursor.</param>
    /// <param name="isWanted">Which items the page and the count are of; null for all. An item that is not wanted any more keeps its place, so its cursor stays good.</param>
    /// <exception cref="CursorException">A cursor is none of this list.</exception>
    public static Connection<T> Page<T>(this IReadOnlyList<T> items, PageRequest request, Func<T, string> key, Predicate<T>? isWanted = null)
    {
        var wanted = isWanted ?? (static _ => true);
        var (after, before) = request.IsBackward ? (request.Bound, request.Cursor) : (request.Cursor, request.Bound);
        var start = after is null ? 0 : IndexOf(items, key, after) + 1;
        var end = before is null ? items.Count : Math.Max(start, IndexOf(items, key, before));
        var (first, last) = request.IsBackward ? (Take(items, wanted, end, start, request.Count), end) : (start, Take(items, wanted, start, end, request.Count));

        var nodes = new List<T>(Math.Min(request.Count, last - first));
        for (var i = first; i < last; i++)
        {
            if (wanted(items[i]))
            {
                nodes.Add(items[i]);
            }
        }

        return new Connection<T>(
            nodes,
            index => key(nodes[index]),
            Any(items, wanted, 0, first),
            Any(items, wanted, last, items.Count),
            () => ValueTask.FromResult(isWanted is null ? items.Count : items.Count(item => wanted(item))));
    }

    /// <summary>Where a run of so many wanted items ends that begins at a place and goes towards a bound, in either direction.</summary>
    static int Take<T>(IReadOnlyList<T> items, Predicate<T> isWanted, int from, int bound, int count)
    {
        while (from != bound && count > 0)
        {
            count -= isWanted(items[from < bound ? from : from - 1]) ? 1 : 0;
            from += from < bound ? 1 : -1;
        }

        return from;
    }

    static bool Any<T>(IReadOnlyList<T> items, Predicate<T> isWanted, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (isWanted(items[i]))
            {
                return true;
            }
        }

        return false;
    }

    static int IndexOf<T>(IReadOnlyList<T> items, Func<T, string> key, string cursor)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (key(items[i]) == cursor)
            {
                return i;
            }
        }

        throw new CursorException();
    }
}
