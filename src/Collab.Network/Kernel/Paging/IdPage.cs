namespace Collab.Network.Kernel.Paging;

/// <summary>A row of a list: which aggregate, at which version the row was made of it.</summary>
/// <param name="Id">The aggregate.</param>
/// <param name="Version">The version.</param>
readonly record struct ListRow(Guid Id, int Version);

/// <summary>A page of a list's rows.</summary>
/// <param name="Edges">The rows with their cursors.</param>
/// <param name="HasPreviousPage">Whether there are items before the page.</param>
/// <param name="HasNextPage">Whether there are items after it.</param>
/// <param name="Count">Counts the whole list.</param>
sealed record IdPage(IReadOnlyList<Edge<ListRow>> Edges, bool HasPreviousPage, bool HasNextPage, Func<ValueTask<int>> Count)
{
    /// <summary>The page of the aggregates themselves, each at its row's version or a later one; one that has become unreadable meanwhile is left out.</summary>
    /// <param name="load">Reads the aggregates of rows; null for those that the viewer may not read.</param>
    public async ValueTask<Connection<T>> Load<T>(Func<IReadOnlyList<ListRow>, ValueTask<T?[]>> load)
        where T : class
    {
        var aggregates = await load([.. Edges.Select(edge => edge.Node)]);
        var readable = new List<T>(aggregates.Length);
        var cursors = new List<string>(aggregates.Length);
        for (var i = 0; i < aggregates.Length; i++)
        {
            if (aggregates[i] is { } aggregate)
            {
                readable.Add(aggregate);
                cursors.Add(Edges[i].Cursor);
            }
        }

        return new Connection<T>(readable, index => cursors[index], HasPreviousPage, HasNextPage, Count);
    }
}
