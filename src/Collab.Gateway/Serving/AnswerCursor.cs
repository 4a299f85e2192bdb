using Collab.Network.Kernel;

namespace Collab.Gateway.Serving;

/// <summary>
/// Tells with every answer, as the header <c>Collab-Cursor</c>, how much of the journal it may rest on. A client that sends the highest cursor it has seen as <c>Collab-After</c> is never
/// answered something older by another process, as behind a load balancer.
/// </summary>
/// <param name="follower">Knows what this process has answered with.</param>
sealed class AnswerCursor(JournalFollower follower)
{
    public const string Header = "Collab-Cursor";

    /// <summary>Adds the header when the answer begins, which is when all that it holds has been read. A WebSocket that is open has no headers any more.</summary>
    /// <param name="response">The response.</param>
    public void AddTo(HttpResponse response)
    {
        if (!response.HasStarted)
        {
            response.OnStarting(SetHeader, (response, follower));
        }
    }

    static Task SetHeader(object state)
    {
        var (response, follower) = ((HttpResponse, JournalFollower))state;
        response.Headers[Header] = follower.NewestCursor;
        return Task.CompletedTask;
    }
}
