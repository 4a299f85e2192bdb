namespace Collab.Network.Kernel.Paging;

/// <summary>A page of a list that can grow (Relay Cursor Connections).</summary>
/// <typeparam name="T">The items.</typeparam>
/// <param name="Nodes">The items of the page, in the list's order.</param>
/// <param name="CursorAt">The cursor of the item at an index of the page; made only when a client wants to know.</param>
/// <param name="HasPreviousPage">Whether there are items before the page.</param>
/// <param name="HasNextPage">Whether there are items after it.</param>
/// <param name="Count">Counts the whole list; asked only when a client wants to know.</param>
public sealed record Connection<T>(
    IReadOnlyList<T> Nodes,
    Func<int, string> CursorAt,
    bool HasPreviousPage,
    bool HasNextPage,
    Func<ValueTask<int>> Count)
{
    /// <summary>The items with their cursors.</summary>
    public IReadOnlyList<Edge<T>> Edges => [.. Nodes.Select((node, index) => new Edge<T>(node, CursorAt(index)))];
}
