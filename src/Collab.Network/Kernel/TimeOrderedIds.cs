using Microsoft.Extensions.DependencyInjection;

namespace Collab.Network.Kernel;

/// <summary>New ids as version 7 UUIDs (RFC 9562), so that neighbours in time are neighbours in an index.</summary>
/// <param name="clock">The clock.</param>
public sealed class TimeOrderedIds([FromKeyedServices(NetworkClock.Key)] TimeProvider clock) : IIdSource
{
    /// <inheritdoc/>
    public TId Next<TId>()
        where TId : struct, IGuidId<TId>
        => TId.From(Guid.CreateVersion7(clock.GetUtcNow()));
}
