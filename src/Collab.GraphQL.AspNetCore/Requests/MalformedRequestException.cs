using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>A request that violates GraphQL over HTTP.</summary>
/// <param name="error">The error for the client, with the fix.</param>
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
