using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// Aborts the connection of a request, for as long as the request lasts. A timer callback may run after the timer was disposed, when the request has ended; its context
/// would then throw or belong to the next request.
/// </summary>
sealed class ConnectionAborter(HttpContext http) : IDisposable
{
    readonly Lock _lock = new();
    bool _hasEnded;

    /// <summary>Aborts the connection; does nothing when the request has ended.</summary>
    public void Abort()
    {
        lock (_lock)
        {
            if (!_hasEnded)
                http.Abort();
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _hasEnded = true;
    }
}
