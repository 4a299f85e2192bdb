namespace Collab.Journal.CleanUp;

/// <summary>How long command keys are kept, and how gently they are removed.</summary>
public sealed record CommandKeyCleanUpOptions
{
    /// <summary>How long a repeat of a command is known for sure.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long it rests after a walk through the table.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How many pages of the table (8 KiB each) one transaction looks at.</summary>
    public int PagesAtOnce { get; init; } = 128;

    /// <summary>How long it rests between two transactions.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);
}
