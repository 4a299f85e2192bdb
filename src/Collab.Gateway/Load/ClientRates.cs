using System.Threading.RateLimiting;
using Collab.GraphQL.AspNetCore;
using Collab.GraphQL.Execution;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Microsoft.Extensions.Options;

namespace Collab.Gateway.Load;

/// <summary>
/// Keeps single clients from taking the share of all: each address has an allowance of requests, which is asked before anything else, and each person one of
/// operations, over whatever transport. Clients on this machine itself have no bound but the server's.
/// </summary>
/// <param name="settings">The allowances.</param>
sealed class ClientRates(IOptions<LoadSettings> settings) : IDisposable
{
    const int ReplenishmentsPerSecond = 20;

    static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    readonly PartitionedRateLimiter<ClientAddress>? _addresses = Limiter<ClientAddress>(settings.Value.Address);
    readonly PartitionedRateLimiter<PersonId>? _people = Limiter<PersonId>(settings.Value.Person);

    /// <summary>Takes a request off the allowance of its address.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Why it is refused; null when it is not.</returns>
    public FieldException? Admit(HttpContext context) =>
        _addresses is not null && ClientAddress.Of(context) is { } address ? Take(_addresses, address, settings.Value.Address!, "This address") : null;

    /// <summary>Takes an operation off the allowance of the person who asks, or over a WebSocket, where it is no request of its own, of a visitor's address.</summary>
    /// <param name="context">The request, or that which opened the WebSocket.</param>
    /// <param name="viewer">Who asks.</param>
    /// <exception cref="FieldException">The allowance is used up.</exception>
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

    /// <summary>How an allowance comes back: evenly, twenty to forty times a second, in whole requests. The time between two follows from their number, so that nothing is rounded off.</summary>
    /// <param name="rate">The allowance.</param>
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
