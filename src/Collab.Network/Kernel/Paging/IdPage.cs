namespace Collab.Network.Kernel.Paging;

/// <summary>A page of ids.</summary>
/// <param name="Edges">The ids with their cursors.</param>
/// <param name="HasPreviousPage">Whether there are items before the page.</param>
/// <param name="HasNextPage">Whether there are items after it.</param>
/// <param name="Count">Counts the whole list.</param>
sealed record IdPage(IReadOnlyList<Edge<Guid>> Edges, bool HasPreviousPage, bool HasNextPage, Func<ValueTask<int>> Count)
{
    /// <summary>The page of the things themselves, all asked for at once; a thing that has become unreadable meanwhile is left out.</summary>
    /// <param name="load">Reads a thing.</param>
    public async ValueTask<Connection<T>> Load<T>(Func<Guid, ValueTask<T?>> load)
        where T : class
    {
        var things = await Task.WhenAll(Edges.Select(edge => load(edge.Node).AsTask()));
        var edges = new List<Edge<T>>(things.Length);
        for (var i = 0; i < things.Length; i++)
        {
            if (things[i] is { } thing)
            {
                edges.Add(new Edge<T>(thing, Edges[i].Cursor));
            }
        }

        return new Connection<T>(edges, HasPreviousPage, HasNextPage, Count);
    }
}
