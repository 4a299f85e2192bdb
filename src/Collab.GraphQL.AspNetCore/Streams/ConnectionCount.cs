namespace Collab.GraphQL.AspNetCore;

/// <summary>Limits the number of open streams of an endpoint.</summary>
sealed class ConnectionCount(int most)
{
    int _open;

    /// <summary>Adds a connection; false when the limit is reached.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _open) <= most)
            return true;

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _open);
}
