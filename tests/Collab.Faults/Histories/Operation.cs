namespace Collab.Faults.Histories;

/// <summary>What one client did to one list: appended a value, or read the whole.</summary>
/// <param name="Client">The client.</param>
/// <param name="Server">The number of the server that was asked.</param>
/// <param name="List">The list.</param>
/// <param name="Appended">The value, unique in the run; null for a reading.</param>
/// <param name="Read">What was read; null for an append.</param>
/// <param name="Result">What the client knows of it.</param>
/// <param name="IsAfterAll">Whether the request carried the cursor of all that the client had been answered before, so that no server may answer something older.</param>
sealed record Operation(string Client, int Server, string List, string? Appended, IReadOnlyList<string>? Read, Result Result, bool IsAfterAll = false);

/// <summary>What a client knows of an operation.</summary>
enum Result
{
    /// <summary>It was answered.</summary>
    Done,

    /// <summary>It was answered that nothing was done.</summary>
    Refused,

    /// <summary>No answer says: it may have happened, then or later.</summary>
    Unknown,
}
