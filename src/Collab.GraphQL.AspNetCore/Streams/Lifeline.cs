using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Cuts off the client of a request, for as long as the request lasts. A timer that has begun to fire is not stopped by being disposed: it may come when the
/// request has ended, whose context then throws, or serves the next.
/// </summary>
sealed class Lifeline(HttpContext http) : IDisposable
{
    readonly Lock _lock = new();
    bool _hasEnded;

    /// <summary>Ends the connection without another word; does nothing when the request has ended.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            if (!_hasEnded)
                http.Abort();
        }
    }

    /// <summary>The request ends.</summary>
    public void Dispose()
    {
        lock (_lock)
            _hasEnded = true;
    }
}
