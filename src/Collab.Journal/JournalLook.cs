namespace Collab.Journal;

/// <summary>A look at the journal that reached its end: those who follow were given all that had been settled when it began.</summary>
/// <param name="upTo">The last position that it saw.</param>
/// <param name="began">When it began: <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="time">The clock of <paramref name="began"/>.</param>
public sealed class JournalLook(JournalPosition upTo, long began, TimeProvider time)
{
    /// <summary>The last position that it saw.</summary>
    public JournalPosition UpTo => upTo;

    /// <summary>How long ago it began, by a clock that nobody sets.</summary>
    public TimeSpan Age => time.GetElapsedTime(began);
}
