namespace Collab.Faults.Load;

/// <summary>What a client knows of a command that it sent.</summary>
enum Standing
{
    /// <summary>No answer that says: it may stand or not.</summary>
    Open,

    /// <summary>The server answered that it stands.</summary>
    Acknowledged,

    /// <summary>The server answered that it does not.</summary>
    Refused,
}
