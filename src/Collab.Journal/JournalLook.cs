namespace Collab.Journal;

/// <summary>A look at the journal that reached its end: those who hear were told of all that had been settled when it began.</summary>
/// <param name="began">When it began: <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="time">The clock of <paramref name="began"/>.</param>
public sealed class JournalLook(long began, TimeProvider time)
{
    /// <summary>How long ago it began, by a clock that nobody sets.</summary>
    public TimeSpan Age => time.GetElapsedTime(began);
}
