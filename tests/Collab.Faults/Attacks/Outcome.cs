namespace Collab.Faults.Attacks;

/// <summary>What the server did about a request.</summary>
/// <param name="Status">The HTTP status; 200 for what a WebSocket answers, 0 when the connection ended without an answer.</param>
/// <param name="Text">The body or message.</param>
/// <param name="Took">From sending it to having the whole answer.</param>
readonly record struct Outcome(int Status, string Text, TimeSpan Took)
{
    /// <summary>Whether nothing of it was run.</summary>
    public bool IsRefusal => !Text.Contains("\"data\":", StringComparison.Ordinal);
}
