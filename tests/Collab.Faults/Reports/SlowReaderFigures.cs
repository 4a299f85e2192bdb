using System.Globalization;

namespace Collab.Faults.Reports;

/// <summary>What slow readers came to.</summary>
/// <param name="Readers">How many there were.</param>
/// <param name="Cut">How many were cut off or asked to leave.</param>
/// <param name="LastCut">The longest that one of them was kept.</param>
/// <param name="HeldBytes">How much more was alive on the heap while they stood, for each of them.</param>
/// <param name="ResidentBytes">How much more memory the process took at the most, for each of them, garbage included.</param>
/// <param name="Quiet">What 95 of 100 answers to others stayed under before they came.</param>
/// <param name="Busy">What 95 of 100 answers to others stayed under while they were there.</param>
sealed record SlowReaderFigures(int Readers, int Cut, TimeSpan LastCut, long HeldBytes, long ResidentBytes, TimeSpan Quiet, TimeSpan Busy)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Readers:N0} readers at a byte a second: {Cut:N0} cut off, the last after {LastCut.TotalSeconds:0.0} s; {HeldBytes / 1024.0:0.0} KB each on the heap, {ResidentBytes / 1024.0:0.0} KB with garbage; "
        + $"others' p95 {Quiet.TotalMilliseconds:0.0} ms before, {Busy.TotalMilliseconds:0.0} ms meanwhile");
}
