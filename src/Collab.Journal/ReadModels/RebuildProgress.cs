namespace Collab.Journal.ReadModels;

/// <summary>How far a rebuild has come.</summary>
/// <param name="Done">Events told to the read models so far.</param>
/// <param name="Total">Events in all.</param>
/// <param name="Elapsed">Time since it began.</param>
public sealed record RebuildProgress(long Done, long Total, TimeSpan Elapsed)
{
    /// <summary>Events a second so far.</summary>
    public double EventsPerSecond => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;
}
