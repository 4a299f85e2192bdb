using System.Threading.RateLimiting;
using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Limits the number of concurrent requests. Some more may wait in a queue; all others are refused.</summary>
sealed class Admission
{
    readonly ConcurrencyLimiter? _places;
    readonly LoadOptions _bounds;
    readonly TimeProvider _clock;

    /// <param name="bounds">The limits; null for none.</param>
    /// <param name="clock">The clock.</param>
    public Admission(LoadOptions? bounds, TimeProvider clock)
    {
        _bounds = bounds ?? new LoadOptions();
        _clock = clock;
        _places = bounds is null ? null : new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = bounds.ConcurrentRequests,
            QueueLimit = bounds.WaitingRequests,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        Refusal = new GraphQLError("The server has as much to do as it can. Repeat in a moment; with the same clientMutationId it is safe.", ErrorCodes.Unavailable)
        {
            Extensions = RetryAfter.In(_bounds.RetryAfter),
        };
    }

    /// <summary>The error for refused requests.</summary>
    public GraphQLError Refusal { get; }

    /// <summary>Takes a slot, which is released by disposing it.</summary>
    /// <param name="http">The request; when it ends, the wait ends.</param>
    /// <returns>The slot; null when there is none.</returns>
    /// <exception cref="OperationCanceledException">The client disconnected.</exception>
    public ValueTask<Place?> Enter(HttpContext http) => TryEnter(out var place) ? new(place) : Wait(http.RequestAborted);

    /// <summary>Runs an operation of a stream's connection in a slot, or refuses it.</summary>
    /// <param name="executor">The executor.</param>
    /// <param name="operation">The operation; not a subscription.</param>
    /// <param name="request">The request; when it ends, the wait ends.</param>
    /// <returns>The response; the caller disposes it.</returns>
    /// <exception cref="OperationCanceledException">The client disconnected.</exception>
    public async ValueTask<GraphQLResponse> Run(GraphQLExecutor executor, PreparedOperation operation, GraphQLRequest request)
    {
        using var place = TryEnter(out var free) ? free : await Wait(request.Aborted).ConfigureAwait(false);
        return place is null ? executor.Refuse(Refusal) : await executor.Execute(operation, request).ConfigureAwait(false);
    }

    bool TryEnter(out Place place)
    {
        place = default;
        if (_places is null)
            return true;

        var lease = _places.AttemptAcquire();
        place = new Place(lease);
        return lease.IsAcquired;
    }

    async ValueTask<Place?> Wait(CancellationToken aborted)
    {
        using var timeout = new CancellationTokenSource(_bounds.Wait, _clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, aborted);
        try
        {
            var lease = await _places!.AcquireAsync(1, ending.Token).ConfigureAwait(false);
            return lease.IsAcquired ? new Place(lease) : null;
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>A slot for a running request.</summary>
    public readonly struct Place(RateLimitLease? lease) : IDisposable
    {
        public void Dispose() => lease?.Dispose();
    }
}
