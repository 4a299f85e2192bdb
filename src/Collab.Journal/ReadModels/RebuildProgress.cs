namespace Collab.Journal.ReadModels;

/// <summary>The progress of a rebuild.</summary>
/// <param name="Done">Number of processed events.</param>
/// <param name="Total">Total number of events.</param>
/// <param name="Elapsed">Time since the start.</param>
public sealed record RebuildProgress(long Done, long Total, TimeSpan Elapsed)
{
    /// <summary>Events per second so far.</summary>
    public double EventsPerSecond => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;
}
