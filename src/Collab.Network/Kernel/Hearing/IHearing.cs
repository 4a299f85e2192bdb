namespace Collab.Network.Kernel;

/// <summary>Whether this process hears what others write.</summary>
public interface IHearing
{
    /// <summary>
    /// False when it may have missed what others wrote longer ago than a stated time: the database is out of reach, or the process was stopped. What is in memory
    /// is then no answer.
    /// </summary>
    bool IsCurrent { get; }
}
