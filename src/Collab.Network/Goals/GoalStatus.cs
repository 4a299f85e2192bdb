namespace Collab.Network.Goals;

/// <summary>Where a goal stands in its story. No status is better than another.</summary>
enum GoalStatus
{
    /// <summary>The team works towards it.</summary>
    Active,

    /// <summary>It lives on in several narrower goals.</summary>
    Split,

    /// <summary>It lives on in a goal that it was brought together with others in.</summary>
    Merged,

    /// <summary>The team let it go; it can be revived.</summary>
    Dropped,
}
