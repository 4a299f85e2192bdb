using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>How GraphQL is served over HTTP. Unchanged once an endpoint uses it.</summary>
public sealed class GraphQLHttpOptions
{
    /// <summary>
    /// Called before each request is run, to set its values, such as the viewer. A <see cref="FieldException"/> refuses the request with the exception's code.
    /// </summary>
    public Func<HttpContext, RequestFeatures, ValueTask>? Prepare { get; init; }

    /// <summary>The largest body of a request, in bytes; one MiB unless set.</summary>
    public int MaxBodyBytes { get; init; } = 1 << 20;

    /// <summary>The largest document, in bytes of UTF-8; 64 KiB unless set.</summary>
    public int MaxDocumentBytes { get; init; } = 64 << 10;

    /// <summary>Answers a browser that opens the address without a query, e.g. with GraphiQL; without it such a request is refused like any other.</summary>
    public RequestDelegate? BrowserPage { get; init; }

    /// <summary>Whether <c>?sdl</c> serves the schema as text.</summary>
    public bool ServeSdl { get; init; } = true;
}
