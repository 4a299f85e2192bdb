using Collab.Faults.Load;

namespace Collab.Faults.Checking;

/// <summary>Everything that a trial is judged by.</summary>
/// <param name="Log">What clients saw; all of it answered by now.</param>
/// <param name="StaleReads">Reads that did not show an acknowledged write.</param>
/// <param name="Survived">What the database holds after the faults.</param>
/// <param name="Told">What each server that lived through them tells, by stream.</param>
/// <param name="Rebuilt">What the database holds after the read tables were made anew from the journal.</param>
/// <param name="ToldAnew">What a server started on that tells.</param>
sealed record Evidence(
    IReadOnlyList<Entry> Log,
    IReadOnlyList<string> StaleReads,
    Contents Survived,
    IReadOnlyList<IReadOnlyDictionary<string, Told>> Told,
    Contents Rebuilt,
    IReadOnlyDictionary<string, Told> ToldAnew);
