using Collab.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Collab.GraphQL.AspNetCore;

/// <summary>How GraphQL is served over HTTP. Unchanged once an endpoint uses it.</summary>
public sealed record GraphQLHttpOptions
{
    /// <summary>
    /// Called before each request is run, and once for a batch, to set its values, such as the viewer. A <see cref="FieldException"/> refuses the request with the exception's code.
    /// </summary>
    public Func<HttpContext, RequestFeatures, ValueTask>? Prepare { get; init; }

    /// <summary>
    /// Asked before anything of a request is read, also of one that opens a stream; an exception as its answer refuses the request with the exception's code. For
    /// limits by what can be told so early, such as the client's address.
    /// </summary>
    public Func<HttpContext, FieldException?>? Admit { get; init; }

    /// <summary>How much the endpoint takes on at once; without bounds unless set.</summary>
    public LoadOptions? Load { get; init; }

    /// <summary>The largest body of a request, in bytes; one MiB unless set.</summary>
    public int MaxBodyBytes { get; init; } = 1 << 20;

    /// <summary>How long the body of a request may take to come; 30 seconds unless set.</summary>
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many bytes of bodies over 64 KiB may be coming in at a time, over all connections; 64 MiB unless set. What is more is refused with <c>UNAVAILABLE</c>.
    /// </summary>
    public long PendingBodyBytes { get; init; } = 64 << 20;

    /// <summary>The clock for <see cref="BodyTimeout"/> and <see cref="LoadOptions.Wait"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Documents that clients may name by an id; they are prepared when the endpoint is made. None unless set.</summary>
    public TrustedDocuments? TrustedDocuments { get; init; }

    /// <summary>Whether only <see cref="TrustedDocuments"/> are run and others are refused with <c>FORBIDDEN</c>.</summary>
    public bool OnlyTrustedDocuments { get; init; }

    /// <summary>
    /// How many bytes of documents are kept that clients sent with their hash, to name them by it later (automatic persisted queries); the ones used least
    /// lately go first. One MiB unless set; 0 keeps none.
    /// </summary>
    public int AutomaticDocumentBytes { get; init; } = 1 << 20;

    /// <summary>
    /// The request headers that answers depend on by what <see cref="Prepare"/> does, such as those that say who asks; for the caches of GET's answers. None
    /// unless set.
    /// </summary>
    public IReadOnlyList<string> VaryBy { get; init; } = [];

    /// <summary>Answers a browser that opens the address without a query, e.g. with GraphiQL; without it such a request is refused like any other.</summary>
    public RequestDelegate? BrowserPage { get; init; }

    /// <summary>Whether <c>?sdl</c> serves the schema as text.</summary>
    public bool ServeSdl { get; init; } = true;

    /// <summary>The bounds of WebSockets and event streams.</summary>
    public SubscriptionOptions Subscriptions { get; init; } = new();
}
