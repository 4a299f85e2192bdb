namespace Collab.Network.Kernel.Paging;

/// <summary>Which part of a list a client wants (Relay Cursor Connections, section 4).</summary>
/// <param name="Count">How many items at the most.</param>
/// <param name="IsBackward">Whether the last ones are wanted rather than the first.</param>
/// <param name="Cursor">Only items beyond this one, in the direction of reading; null from the list's beginning or end.</param>
/// <param name="Bound">Only items before this one, in the direction of reading; null for no bound.</param>
public sealed record PageRequest(int Count, bool IsBackward, string? Cursor, string? Bound)
{
    /// <summary>How many items are answered when a client does not say.</summary>
    public const int DefaultCount = 20;

    /// <summary>How many items are answered at the most.</summary>
    public const int MaxCount = 100;
}
