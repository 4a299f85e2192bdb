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
        var things = await Concurrently.All(Edges, edge => load(edge.Node));
        var readable = new List<T>(things.Length);
        var cursors = new List<string>(things.Length);
        for (var i = 0; i < things.Length; i++)
        {
            if (things[i] is { } thing)
            {
                readable.Add(thing);
                cursors.Add(Edges[i].Cursor);
            }
        }

        return new Connection<T>(readable, index => cursors[index], HasPreviousPage, HasNextPage, Count);
    }
}
