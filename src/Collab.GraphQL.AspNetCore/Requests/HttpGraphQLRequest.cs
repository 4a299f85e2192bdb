using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>A request over HTTP. Services and cancellation are resolved only on use.</summary>
sealed class HttpGraphQLRequest(HttpContext http, ReadOnlyMemory<byte> document) : GraphQLRequest(document)
{
    public override IServiceProvider Services => http.RequestServices;

    public override CancellationToken Aborted => http.RequestAborted;
}
