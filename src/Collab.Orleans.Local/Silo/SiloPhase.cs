namespace Collab.Orleans.Local;

/// <summary>The life of a silo; it only moves forward.</summary>
internal enum SiloPhase
{
    Created,
    Running,
    Stopping,
    Stopped,
}
