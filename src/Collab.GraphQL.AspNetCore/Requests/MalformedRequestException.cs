namespace Collab.GraphQL.AspNetCore;

/// <summary>A request that is no GraphQL-over-HTTP request; the message tells the client why.</summary>
sealed class MalformedRequestException(string message, bool isJson = true) : Exception(message)
{
    /// <summary>Whether it was JSON at all; what is not is 400 for every client.</summary>
    public bool IsJson => isJson;
}
