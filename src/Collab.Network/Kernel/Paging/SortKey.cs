namespace Collab.Network.Kernel.Paging;

/// <summary>The order of a list; the id decides between equals.</summary>
/// <param name="Expression">SQL over the table's columns, never null and best indexed together with <c>id</c>.</param>
/// <param name="Type">The SQL type of the expression.</param>
/// <param name="IsDescending">Whether the greatest comes first.</param>
sealed record SortKey(string Expression, string Type, bool IsDescending = false);
