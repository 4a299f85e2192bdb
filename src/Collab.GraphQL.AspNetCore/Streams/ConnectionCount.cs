namespace Collab.GraphQL.AspNetCore;

/// <summary>Counts the connections of an endpoint that carry streams, and keeps them below their bound.</summary>
sealed class ConnectionCount(int most)
{
    int _open;

    /// <summary>Takes a place; false when all are taken.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _open) <= most)
            return true;

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _open);
}
