namespace Collab.Network.Kernel.Paging;

/// <summary>A page of a list that can grow (Relay Cursor Connections).</summary>
/// <typeparam name="T">The items.</typeparam>
/// <param name="Edges">The items of the page with their cursors, in the list's order.</param>
/// <param name="HasPreviousPage">Whether there are items before the page.</param>
/// <param name="HasNextPage">Whether there are items after it.</param>
/// <param name="Count">Counts the whole list; asked only when a client wants to know.</param>
public sealed record Connection<T>(
    IReadOnlyList<Edge<T>> Edges,
    bool HasPreviousPage,
    bool HasNextPage,
    Func<ValueTask<int>> Count);
