namespace Collab.Network.Kernel;

/// <summary>
/// The key of the network's own clock among the services: the moments of events, the ids, the waits for the journal. Orleans keeps the host's, since a silo whose clock a test stops
/// leaves its calls unanswered.
/// </summary>
public static class NetworkClock
{
    /// <summary>The service key of the network's <see cref="TimeProvider"/>.</summary>
    public const string Key = "network";
}
