using Collab.Journal;

namespace Collab.Network.Kernel;

/// <summary>Whether this process follows the journal closely enough to answer from memory.</summary>
public interface IFreshness
{
    /// <summary>
    /// False when the process may have missed what others wrote longer ago than a stated time: the database is out of reach, or the process was stopped. What is in memory
    /// is then no answer.
    /// </summary>
    bool IsFresh { get; }
}

/// <summary>Freshness by the last poll of the journal that reached its end.</summary>
/// <param name="journal">The journal.</param>
sealed class PollFreshness(IJournal journal) : IFreshness
{
    /// <summary>Many times what a poll takes, and longer than a database needs to start again.</summary>
    static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(3);

    public bool IsFresh => journal.Freshness is { } freshness && freshness.Age < FreshFor;
}
