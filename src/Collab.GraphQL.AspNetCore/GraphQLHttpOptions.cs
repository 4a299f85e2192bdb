using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>Options of a GraphQL endpoint. Must not change after the endpoint is mapped.</summary>
public sealed record GraphQLHttpOptions
{
    /// <summary>
    /// Called before each request, and once for a batch, to set its features, such as the viewer. A <see cref="FieldException"/> refuses the request with the
    /// exception's code.
    /// </summary>
    public Func<HttpContext, RequestFeatures, ValueTask>? Prepare { get; init; }

    /// <summary>
    /// Called before anything of a request is read, also for requests that open a stream. A returned exception refuses the request with its code. Use it for limits
    /// that need only the connection, such as the client's address.
    /// </summary>
    public Func<HttpContext, FieldException?>? Admit { get; init; }

    /// <summary>Load limits of the endpoint; none by default.</summary>
    public LoadOptions? Load { get; init; }

    /// <summary>Maximum size of a request body, in bytes; 1 MiB by default.</summary>
    public int MaxBodyBytes { get; init; } = 1 << 20;

    /// <summary>Maximum time for receiving a request body; 30 seconds by default.</summary>
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Maximum total size of partly received bodies over 64 KiB, in bytes, over all connections; 64 MiB by default. Bodies beyond it are refused with <c>UNAVAILABLE</c>.</summary>
    public long PendingBodyBytes { get; init; } = 64 << 20;

    /// <summary>The clock of <see cref="BodyTimeout"/> and <see cref="LoadOptions.Wait"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Documents that clients can name by an id. They are prepared when the endpoint is mapped. None by default.</summary>
    public TrustedDocuments? TrustedDocuments { get; init; }

    /// <summary>Whether only <see cref="TrustedDocuments"/> are run and others are refused with <c>FORBIDDEN</c>.</summary>
    public bool OnlyTrustedDocuments { get; init; }

    /// <summary>
    /// Size of the cache of documents that clients sent with their hash (automatic persisted queries), in bytes; the least recently used ones are evicted. 1 MiB by
    /// default; 0 disables it.
    /// </summary>
    public int AutomaticDocumentBytes { get; init; } = 1 << 20;

    /// <summary>The request headers that responses depend on because of <see cref="Prepare"/>, such as those of the sign-in; for HTTP caches. None by default.</summary>
    public IReadOnlyList<string> VaryBy { get; init; } = [];

    /// <summary>Serves a browser that opens the address without a query, e.g. with GraphiQL. Without it such a request is refused like any other.</summary>
    public RequestDelegate? BrowserPage { get; init; }

    /// <summary>Whether <c>?sdl</c> serves the schema as text.</summary>
    public bool ServeSdl { get; init; } = true;

    /// <summary>The limits of WebSockets and event streams.</summary>
    public SubscriptionOptions Subscriptions { get; init; } = new();
}
