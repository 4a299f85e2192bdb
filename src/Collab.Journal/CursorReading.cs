namespace Collab.Journal;

/// <summary>The result of reading a client's cursor.</summary>
public enum CursorReading
{
    /// <summary>A position of this journal.</summary>
    Valid,

    /// <summary>Not a cursor.</summary>
    Malformed,

    /// <summary>A cursor of another or an older database: the client must start over.</summary>
    OtherEpoch,
}
