namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// How much an endpoint takes on at once. What is beyond that is refused at once with <c>UNAVAILABLE</c> (503) and when to come back, so that what is accepted
/// stays fast. Requests count while they are run, not while their bodies come in or their answers go out; open streams do not count.
/// </summary>
public sealed record LoadOptions
{
    /// <summary>How many requests run at once; 16 for each processor unless set.</summary>
    public int ConcurrentRequests { get; init; } = 16 * Environment.ProcessorCount;

    /// <summary>How many more may wait for their turn; 256 unless set.</summary>
    public int WaitingRequests { get; init; } = 256;

    /// <summary>How long one may wait before it is refused after all; half a second unless set.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>When a refused client is told to come back; a second unless set.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}
