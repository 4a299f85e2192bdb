using Collab.Network.Kernel.Paging;

namespace Collab.Network.Kernel.GraphQL;

/// <summary>Where a page lies in its list.</summary>
sealed record PageInfo(bool HasPreviousPage, bool HasNextPage, string? StartCursor, string? EndCursor)
{
    public static PageInfo Of<T>(Connection<T> connection)
        => new(
            connection.HasPreviousPage,
            connection.HasNextPage,
            connection.Edges.Count == 0 ? null : connection.Edges[0].Cursor,
            connection.Edges.Count == 0 ? null : connection.Edges[^1].Cursor);
}
