using System.Globalization;

namespace Collab.Faults.Reports;

/// <summary>How soon something was seen, as a distribution.</summary>
/// <param name="Times">Each time.</param>
sealed record Latencies(IReadOnlyList<TimeSpan> Times)
{
    readonly TimeSpan[] _sorted = [.. Times.Order()];

    /// <summary>The middle one.</summary>
    public TimeSpan Median => At(50);

    /// <summary>What 99 of 100 stayed under.</summary>
    public TimeSpan P99 => At(99);

    /// <summary>What 95 of 100 stayed under.</summary>
    public TimeSpan P95 => At(95);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{_sorted.Length:N0} times, p50 {Median.TotalMilliseconds:N0} ms, p99 {P99.TotalMilliseconds:N0} ms, longest {At(100).TotalMilliseconds:N0} ms");

    TimeSpan At(int percent) => _sorted.Length == 0 ? TimeSpan.MaxValue : _sorted[Math.Min(_sorted.Length - 1, _sorted.Length * percent / 100)];
}
