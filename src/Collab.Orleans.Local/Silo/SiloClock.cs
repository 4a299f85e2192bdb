namespace Collab.Orleans.Local;

/// <summary>Time since the silo was made, read from the <see cref="TimeProvider"/>.</summary>
internal sealed class SiloClock(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    /// <summary>Whole seconds, as of the last <see cref="Tick"/>: exact to a second and free to read.</summary>
    internal int Seconds { get; private set; }

    internal long Milliseconds => (long)time.GetElapsedTime(_started).TotalMilliseconds;

    internal void Tick() => Seconds = (int)(Milliseconds / 1000);

    internal long MillisecondsAfter(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? long.MaxValue : Milliseconds + Math.Max(1, (long)span.TotalMilliseconds);

    internal int SecondsAfter(TimeSpan span) => (int)Math.Min(int.MaxValue, (Milliseconds / 1000) + (long)Math.Ceiling(span.TotalSeconds));
}
