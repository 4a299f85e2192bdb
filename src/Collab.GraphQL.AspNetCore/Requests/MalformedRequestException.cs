using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>A request that is no GraphQL-over-HTTP request; the message tells the client why.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="status">The status of the response for every client; null for that of any request that cannot be run, which old clients read as 200.</param>
/// <param name="code">The error's code.</param>
sealed class MalformedRequestException(string message, int? status = null, string code = ErrorCodes.BadUserInput) : Exception(message)
{
    public int? Status => status;

    /// <summary>What the client is told.</summary>
    public GraphQLError Error => new(Message, code);
}
