namespace Collab.Network.Kernel;

/// <summary>Where grains keep their snapshots.</summary>
public static class SnapshotStorage
{
    /// <summary>The storage provider's name.</summary>
    public const string Name = "snapshots";
}
