namespace Collab.Network.Kernel.Paging;

/// <summary>An item of a page.</summary>
/// <typeparam name="T">The item.</typeparam>
/// <param name="Node">The item.</param>
/// <param name="Cursor">Its place in the list, which survives inserts.</param>
public sealed record Edge<T>(T Node, string Cursor);
