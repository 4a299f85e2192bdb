namespace Collab.Network.Projects;

/// <summary>How people meet.</summary>
enum MeetingForm
{
    /// <summary>Everybody over the network.</summary>
    Remote,

    /// <summary>Everybody in one place.</summary>
    OnSite,

    /// <summary>Some in one place, others over the network.</summary>
    Hybrid,
}
