namespace Collab.Network.Goals;

/// <summary>What became of a piece of text between two wordings.</summary>
enum DifferenceKind
{
    /// <summary>Both wordings have it.</summary>
    Same,

    /// <summary>Only the later wording has it.</summary>
    Added,

    /// <summary>Only the earlier wording has it.</summary>
    Removed,
}
