namespace Collab.Network.Kernel;

/// <summary>
/// An event that changes a part which people edit on its own, so that two editors of different parts do not stand in
/// each other's way and two of the same part do not overwrite each other.
/// </summary>
public interface ITouchesPart
{
    /// <summary>The part's name within its aggregate.</summary>
    string Part { get; }
}
