using Collab.Network.Kernel;

namespace Collab.Gateway.Serving;

/// <summary>
/// Sets the header <c>Collab-Cursor</c> on every response: the position up to which the response may depend on the journal. A client that sends the highest cursor it
/// has seen as <c>Collab-After</c> never gets an older state from another process, as behind a load balancer.
/// </summary>
sealed class AnswerCursor(JournalFollower follower)
{
    public const string Header = "Collab-Cursor";

    /// <summary>Sets the header when the response starts; by then all its data has been read. An open WebSocket has no headers.</summary>
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
