namespace Collab.GraphQL.AspNetCore;

/// <summary>A request that is no GraphQL-over-HTTP request; the message tells the client why.</summary>
sealed class MalformedRequestException(string message) : Exception(message);
