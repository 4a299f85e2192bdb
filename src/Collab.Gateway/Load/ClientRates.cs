using System.Threading.RateLimiting;
using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Microsoft.Extensions.Options;

namespace Collab.Gateway.Load;

/// <summary>
/// Rate limits per client: one of requests for each address, which is checked first, and one of operations for each person, over all transports. Clients on this
/// machine are not limited.
/// </summary>
sealed class ClientRates(IOptions<LoadSettings> settings) : IDisposable
{
    const int ReplenishmentsPerSecond = 20;

    static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    readonly PartitionedRateLimiter<ClientAddress>? _addresses = Limiter<ClientAddress>(settings.Value.Address);
    readonly PartitionedRateLimiter<PersonId>? _people = Limiter<PersonId>(settings.Value.Person);

    /// <summary>Counts a request against the limit of its address.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The refusal; null when the request is admitted.</returns>
    public FieldException? Admit(HttpContext context) =>
        _addresses is not null && ClientAddress.Of(context) is { } address ? Take(_addresses, address, settings.Value.Address!, "This address") : null;

    /// <summary>Counts an operation against the limit of the person, or of a visitor's address when it comes over a WebSocket, where it is not a request of its own.</summary>
    /// <param name="context">The request, or the one that opened the WebSocket.</param>
    /// <param name="viewer">The viewer.</param>
    /// <exception cref="FieldException">The limit is exceeded.</exception>
    public void Count(HttpContext context, Viewer viewer)
    {
        var refusal = viewer.Person is not { } person ? ConnectionInit.Of(context) is null ? null : Admit(context)
            : _people is not null && ClientAddress.Of(context) is not null ? Take(_people, person, settings.Value.Person!, "This person")
            : null;
        if (refusal is not null)
        {
            throw refusal;
        }
    }

    public void Dispose()
    {
        _addresses?.Dispose();
        _people?.Dispose();
    }

    static PartitionedRateLimiter<T>? Limiter<T>(Rate? rate)
        where T : notnull
    {
        if (rate is null)
        {
            return null;
        }

        var options = Options(rate);
        return PartitionedRateLimiter.Create<T, T>(client => RateLimitPartition.GetTokenBucketLimiter(client, _ => options));
    }

    /// <summary>A limit replenishes evenly, 20 to 40 times per second, in whole requests. The interval follows from the number, so that there is no rounding error.</summary>
    internal static TokenBucketRateLimiterOptions Options(Rate rate)
    {
        var tokens = Math.Max(1, rate.PerSecond / ReplenishmentsPerSecond);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = rate.Burst,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)tokens / rate.PerSecond),
            QueueLimit = 0,
        };
    }

    static FieldException? Take<T>(PartitionedRateLimiter<T> limiter, T client, Rate rate, string whose)
    {
        using var lease = limiter.AttemptAcquire(client);
        if (lease.IsAcquired)
        {
            return null;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > Shortest ? after : Shortest;
        return new FieldException(
            $"{whose} has asked more often than {rate.PerSecond} times a second. Come back in {Math.Ceiling(wait.TotalMilliseconds)} ms.",
            ErrorCodes.RateLimited,
            RetryAfter.In(wait));
    }
}
