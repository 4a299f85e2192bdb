namespace Collab.Network.Goals;

/// <summary>Which way a key result's number should go.</summary>
enum Direction
{
    /// <summary>Up to the target.</summary>
    Increase,

    /// <summary>Down to the target.</summary>
    Decrease,

    /// <summary>It should stay at the target.</summary>
    Maintain,
}
