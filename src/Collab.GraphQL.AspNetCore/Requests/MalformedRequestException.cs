using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>A request that is no GraphQL-over-HTTP request; the error tells the client why.</summary>
/// <param name="error">What is wrong and what to do.</param>
/// <param name="status">The status of the response, for every client.</param>
sealed class MalformedRequestException(GraphQLError error, int status = StatusCodes.Status400BadRequest) : Exception(error.Message)
{
    public MalformedRequestException(string message, int status = StatusCodes.Status400BadRequest)
        : this(new GraphQLError(message, ErrorCodes.BadUserInput), status)
    {
    }

    public int Status => status;

    public GraphQLError Error => error;
}
