namespace Collab.Network.Kernel;

/// <summary>Moments as the journal keeps them.</summary>
static class Moments
{
    /// <summary>Now, cut to whole microseconds: PostgreSQL keeps no finer, and a state in memory must be the one that is read back.</summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
