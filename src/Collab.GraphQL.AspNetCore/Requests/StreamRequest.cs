using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>A request on a streaming transport. It has its own cancellation token, because its connection may carry others, and keeps no document, because it may last for days.</summary>
sealed class StreamRequest(HttpContext http, CancellationToken ending) : GraphQLRequest(ReadOnlyMemory<byte>.Empty)
{
    public override IServiceProvider Services => http.RequestServices;

    public override CancellationToken Aborted => ending;
}
