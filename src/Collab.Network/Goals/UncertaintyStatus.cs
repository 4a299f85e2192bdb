namespace Collab.Network.Goals;

/// <summary>Where an uncertainty stands.</summary>
enum UncertaintyStatus
{
    /// <summary>The team does not know it yet.</summary>
    Open,

    /// <summary>The team knows it now.</summary>
    Settled,

    /// <summary>The team no longer needs to know it.</summary>
    LetGo,
}
