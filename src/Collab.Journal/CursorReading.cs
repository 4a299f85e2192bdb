namespace Collab.Journal;

/// <summary>What a client's cursor turned out to be.</summary>
public enum CursorReading
{
    /// <summary>A position of this journal.</summary>
    Valid,

    /// <summary>Not a cursor at all.</summary>
    Malformed,

    /// <summary>A cursor of another or an older database: the client must start anew.</summary>
    OtherEpoch,
}
