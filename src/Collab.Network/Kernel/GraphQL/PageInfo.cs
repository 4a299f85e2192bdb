using Collab.Network.Kernel.Paging;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>Where a page lies in its list.</summary>
sealed record PageInfo(bool HasPreviousPage, bool HasNextPage, string? StartCursor, string? EndCursor)
{
    public static PageInfo Of<T>(Connection<T> connection)
        => new(
            connection.HasPreviousPage,
            connection.HasNextPage,
            connection.Nodes.Count == 0 ? null : connection.CursorAt(0),
            connection.Nodes.Count == 0 ? null : connection.CursorAt(connection.Nodes.Count - 1));
}
