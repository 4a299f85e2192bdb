namespace Collab.GraphQL.AspNetCore;

/// <summary>The connection must be closed because of the client.</summary>
sealed class SocketClosedException(CloseCode code, string reason) : Exception(reason)
{
    public CloseCode Code => code;
}
