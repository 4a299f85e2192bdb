namespace Collab.Journal;

/// <summary>How up to date the subscribers of this process are: they have received everything that was committed when a poll began.</summary>
/// <param name="began">The start of that poll: <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="time">The clock of <paramref name="began"/>.</param>
public sealed class JournalFreshness(long began, TimeProvider time)
{
    /// <summary>The time since then, by the monotonic clock.</summary>
    public TimeSpan Age => time.GetElapsedTime(began);
}
