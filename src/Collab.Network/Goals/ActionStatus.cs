namespace Collab.Network.Goals;

/// <summary>Where an action stands.</summary>
enum ActionStatus
{
    /// <summary>Meant to be done.</summary>
    Planned,

    /// <summary>Somebody is at it.</summary>
    Ongoing,

    /// <summary>Done.</summary>
    Done,

    /// <summary>No longer meant to be done.</summary>
    LetGo,
}
