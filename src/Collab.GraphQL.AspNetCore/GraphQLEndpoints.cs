using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Puts GraphQL on an address.</summary>
public static class GraphQLEndpoints
{
    /// <summary>Serves a schema by the GraphQL-over-HTTP specification: POST, GET for queries, Server-Sent Events, WebSocket, and the schema as text.</summary>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="path">The address, e.g. <c>/graphql</c>.</param>
    /// <param name="executor">Runs the requests.</param>
    /// <param name="options">How it is served; the defaults when null.</param>
    /// <exception cref="TrustedDocumentsException">One of the trusted documents cannot be run by this schema.</exception>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string path, GraphQLExecutor executor, GraphQLHttpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(executor);
        var endpoint = new GraphQLEndpoint(endpoints, executor, options ?? new GraphQLHttpOptions());
        return endpoints.Map(path, endpoint.Serve).WithDisplayName($"GraphQL {path}");
    }
}
