namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Load limits of an endpoint. Requests beyond them are refused at once with <c>UNAVAILABLE</c> (503) and a retry time, so that accepted requests stay fast. A request
/// counts while it runs, not while its body arrives or its response is sent; open streams do not count.
/// </summary>
public sealed record LoadOptions
{
    /// <summary>Maximum number of concurrent requests; 16 per processor by default.</summary>
    public int ConcurrentRequests { get; init; } = 16 * Environment.ProcessorCount;

    /// <summary>Maximum number of queued requests; 256 by default.</summary>
    public int WaitingRequests { get; init; } = 256;

    /// <summary>Maximum time in the queue; half a second by default.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The retry time that refused clients get; one second by default.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}
