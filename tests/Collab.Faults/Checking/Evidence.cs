using Collab.Faults.Load;

namespace Collab.Faults.Checking;

/// <summary>Everything that a trial is judged by.</summary>
/// <param name="Log">What clients saw; all of it answered by now.</param>
/// <param name="StaleReads">Reads that did not show an acknowledged write.</param>
/// <param name="Survived">What the database holds after the faults.</param>
/// <param name="Views">What each server that lived through them returns, by stream.</param>
/// <param name="Rebuilt">What the database holds after the read tables were made anew from the journal.</param>
/// <param name="RebuiltViews">What a server started on that returns.</param>
sealed record Evidence(
    IReadOnlyList<Entry> Log,
    IReadOnlyList<string> StaleReads,
    Contents Survived,
    IReadOnlyList<IReadOnlyDictionary<string, AggregateView>> Views,
    Contents Rebuilt,
    IReadOnlyDictionary<string, AggregateView> RebuiltViews)
{
    /// <summary>The columns that an older version knew when it wrote beside the present one, by table; null when only the present version wrote.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>>? OlderColumns { get; init; }
}
