namespace Collab.Network.Kernel.Paging;

/// <summary>Pages of a list that is in memory as a whole.</summary>
static class MemoryConnection
{
    /// <summary>A page of a list.</summary>
    /// <param name="items">The whole list, in order.</param>
    /// <param name="request">Which part.</param>
    /// <param name="key">What tells an item from the others for ever: its cursor.</param>
    public static Connection<T> Page<T>(this IReadOnlyList<T> items, PageRequest request, Func<T, string> key)
    {
        var (after, before) = request.IsBackward ? (request.Bound, request.Cursor) : (request.Cursor, request.Bound);
        var start = after is null ? 0 : IndexOf(items, key, after) + 1;
        var end = before is null ? items.Count : IndexOf(items, key, before);
        end = end < 0 ? items.Count : Math.Max(start, end);
        var count = Math.Min(request.Count, end - start);
        var first = request.IsBackward ? end - count : start;

        var nodes = new T[count];
        for (var i = 0; i < count; i++)
        {
            nodes[i] = items[first + i];
        }

        return new Connection<T>(
            nodes, index => key(nodes[index]), first > 0, first + count < items.Count, () => ValueTask.FromResult(items.Count));
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

        return -1;
    }
}
