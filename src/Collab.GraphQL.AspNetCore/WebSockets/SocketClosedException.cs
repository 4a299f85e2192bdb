namespace Collab.GraphQL.AspNetCore;

/// <summary>What a client did or is ends its connection.</summary>
sealed class SocketClosedException(CloseCode code, string reason) : Exception(reason)
{
    public CloseCode Code => code;
}
