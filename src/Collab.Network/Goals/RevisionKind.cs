namespace Collab.Network.Goals;

/// <summary>What kind of turn a goal took.</summary>
enum RevisionKind
{
    /// <summary>It began.</summary>
    Started,

    /// <summary>It was put in other words.</summary>
    Reworded,

    /// <summary>It was split into several goals.</summary>
    Split,

    /// <summary>It was merged with others into one goal.</summary>
    Merged,

    /// <summary>It was let go.</summary>
    Dropped,

    /// <summary>It was taken up again.</summary>
    Revived,
}
