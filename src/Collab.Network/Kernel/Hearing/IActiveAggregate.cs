namespace Collab.Network.Kernel;

/// <summary>A thing that is in memory, as the process's ear sees it. Called from any thread; notes what it is told and does nothing else.</summary>
interface IActiveAggregate
{
    /// <summary>The journal has this version of the thing.</summary>
    /// <param name="version">The version.</param>
    void Hear(int version);

    /// <summary>Something changed that stands beside the thing's own stream and that its grain may remember.</summary>
    void Touch();
}
