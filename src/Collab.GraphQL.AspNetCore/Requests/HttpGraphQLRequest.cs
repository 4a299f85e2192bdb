using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>A request that came over HTTP. Services and cancellation cost something only when a resolver asks for them.</summary>
sealed class HttpGraphQLRequest(HttpContext http, ReadOnlyMemory<byte> document) : GraphQLRequest(document)
{
    public override IServiceProvider Services => http.RequestServices;

    public override CancellationToken Aborted => http.RequestAborted;
}
