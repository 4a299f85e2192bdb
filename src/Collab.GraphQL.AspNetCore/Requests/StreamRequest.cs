using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>
/// A request on a transport that streams. It ends by its own token, since its connection may carry others, and keeps no document, since it may
/// last for days.
/// </summary>
sealed class StreamRequest(HttpContext http, CancellationToken ending) : GraphQLRequest(ReadOnlyMemory<byte>.Empty)
{
    public override IServiceProvider Services => http.RequestServices;

    public override CancellationToken Aborted => ending;
}
