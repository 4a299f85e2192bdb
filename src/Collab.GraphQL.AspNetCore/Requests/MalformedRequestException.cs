using Collab.GraphQL.Execution;

namespace Collab.GraphQL.AspNetCore;

/// <summary>A request that is no GraphQL-over-HTTP request; the error tells the client why.</summary>
/// <param name="error">What is wrong and what to do.</param>
/// <param name="status">The status of the response for every client; null for that of any request that cannot be run, which old clients read as 200.</param>
sealed class MalformedRequestException(GraphQLError error, int? status = null) : Exception(error.Message)
{
    public MalformedRequestException(string message, int? status = null)
        : this(new GraphQLError(message, ErrorCodes.BadUserInput), status)
    {
    }

    public int? Status => status;

    public GraphQLError Error => error;
}
