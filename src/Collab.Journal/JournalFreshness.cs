namespace Collab.Journal;

/// <summary>How fresh the subscribers of this process are: they have been told of all that had been committed when a poll began.</summary>
/// <param name="began">When that poll began: <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="time">The clock of <paramref name="began"/>.</param>
public sealed class JournalFreshness(long began, TimeProvider time)
{
    /// <summary>How long ago that was, by a clock that nobody sets.</summary>
    public TimeSpan Age => time.GetElapsedTime(began);
}
