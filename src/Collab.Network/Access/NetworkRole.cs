namespace Collab.Network.Access;

/// <summary>What somebody is to the whole network.</summary>
public enum NetworkRole
{
    /// <summary>Brings teams together: coffees, campaigns, programmes; may start a project for any agency.</summary>
    Facilitator,

    /// <summary>Keeps agencies and people in order.</summary>
    Administrator,
}
