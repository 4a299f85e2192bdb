using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Maps GraphQL endpoints.</summary>
public static class GraphQLEndpoints
{
    /// <summary>Maps a schema by the GraphQL-over-HTTP specification: POST, GET for queries, Server-Sent Events, WebSocket, and the schema as text.</summary>
    /// <param name="endpoints">The application's endpoint builder.</param>
    /// <param name="path">The path, e.g. <c>/graphql</c>.</param>
    /// <param name="executor">Executes the requests.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="TrustedDocumentsException">A trusted document is invalid for this schema.</exception>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string path, GraphQLExecutor executor, GraphQLHttpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(executor);
        var endpoint = new GraphQLEndpoint(endpoints, executor, options ?? new GraphQLHttpOptions());
        return endpoints.Map(path, endpoint.Serve).WithDisplayName($"GraphQL {path}");
    }
}
