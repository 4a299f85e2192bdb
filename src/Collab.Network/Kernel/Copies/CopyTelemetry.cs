using System.Diagnostics.Metrics;

namespace Collab.Network.Kernel.Copies;

/// <summary>The metrics of copies.</summary>
public sealed class CopyTelemetry : IDisposable
{
    /// <summary>
    /// The meter: <c>collab.copies.hits</c>, answers from memory; <c>collab.copies.loads</c>, states that were read from the journal, whole or in part;
    /// <c>collab.copies.evictions</c>; and what is kept, <c>collab.copies.bytes</c> by estimate and <c>collab.copies.count</c>, each for present and absent ids.
    /// </summary>
    public const string Name = "Collab.Network.Copies";

    internal CopyTelemetry(CopyBudget present, CopyBudget absent)
    {
        Meter.CreateObservableCounter("collab.copies.hits", () => Hits.Sum, "{read}", "Reads that were answered from memory.");
        Meter.CreateObservableCounter("collab.copies.loads", () => Loads.Sum, "{load}", "States that were read from the journal, whole or in part.");
        Meter.CreateObservableCounter("collab.copies.evictions", () => Both(budget => budget.Evictions), "{copy}", "Copies that made room for others.");
        Meter.CreateObservableGauge("collab.copies.bytes", () => Both(budget => budget.Bytes), "By", "Memory that copies take, by estimate.");
        Meter.CreateObservableGauge("collab.copies.count", () => Both(budget => budget.Count), "{copy}", "Copies in memory.");

        Measurement<long>[] Both(Func<CopyBudget, long> of)
            => [new(of(present), KeyValuePair.Create("present", (object?)true)), new(of(absent), KeyValuePair.Create("present", (object?)false))];
    }

    internal Meter Meter { get; } = new(Name);

    internal StripedCount Hits { get; } = new();

    internal StripedCount Loads { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();
}

/// <summary>A count that many threads add to without getting in each other's way: a cell for each processor, far enough apart for a cache line each.</summary>
sealed class StripedCount
{
    const int Spread = 16;

    readonly long[] _cells = new long[(Environment.ProcessorCount + 1) * Spread];

    public long Sum
    {
        get
        {
            var sum = 0L;
            for (var i = Spread; i < _cells.Length; i += Spread)
            {
                sum += Volatile.Read(ref _cells[i]);
            }

            return sum;
        }
    }

    public void Add(long count)
        => Interlocked.Add(ref _cells[((Thread.GetCurrentProcessorId() % Environment.ProcessorCount) + 1) * Spread], count);
}
