namespace Collab.Faults.Load;

/// <summary>
/// Which server a writer asks: the same one for as long as it answers, as behind a load balancer that keeps people where they were, then another. Now and
/// then it moves all the same, so that a server that comes back is asked again.
/// </summary>
/// <param name="clients">The servers, one client for each.</param>
/// <param name="home">The number of the first one asked.</param>
/// <param name="random">Which one is next.</param>
sealed class Route(IReadOnlyList<GraphQLClient> clients, int home, Random random)
{
    const int CommandsInOnePlace = 16;
    int _now = home;

    /// <summary>The one to ask.</summary>
    public GraphQLClient Client => clients[_now];

    /// <summary>The n-th from that one on, for requests that are sent side by side.</summary>
    public GraphQLClient Beside(int number) => clients[(_now + number) % clients.Count];

    /// <summary>Goes to another server now and then. Answers whether it did.</summary>
    public bool Wanders()
    {
        if (clients.Count == 1 || random.Next(CommandsInOnePlace) > 0) return false;
        Leave();
        return true;
    }

    /// <summary>Goes to another server, when there is one.</summary>
    public void Leave()
    {
        if (clients.Count > 1) _now = (_now + random.Next(1, clients.Count)) % clients.Count;
    }
}
