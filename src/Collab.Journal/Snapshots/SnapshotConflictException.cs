namespace Collab.Journal.Snapshots;

/// <summary>The snapshot was written or cleared by another since it was read.</summary>
public sealed class SnapshotConflictException : Exception
{
    /// <summary>Tells which snapshot.</summary>
    /// <param name="kind">What kind of state it is.</param>
    /// <param name="key">Whose state it is.</param>
    public SnapshotConflictException(string kind, string key)
        : base($"The snapshot {kind}/{key} was written by another since it was read; read it again.")
    {
    }
}
