namespace Collab.Journal.CleanUp;

/// <summary>Retention and pace of the clean-up of command keys.</summary>
public sealed record CommandKeyCleanUpOptions
{
    /// <summary>The minimum time for which a repeated command is recognised.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(90);

    /// <summary>The pause between two walks through the table.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The number of pages of the table (8 KiB each) that one transaction processes.</summary>
    public int PagesPerTransaction { get; init; } = 128;

    /// <summary>The pause between two transactions.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);
}
