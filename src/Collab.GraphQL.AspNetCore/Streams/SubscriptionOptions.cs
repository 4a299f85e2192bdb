namespace Collab.GraphQL.AspNetCore;

/// <summary>How the transports that stream keep their bounds: WebSocket and Server-Sent Events. Unchanged once an endpoint uses it.</summary>
public sealed class SubscriptionOptions
{
    /// <summary>How long a WebSocket client may take to send <c>connection_init</c> before it is closed with 4408; ten seconds unless set.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an open connection is given a sign of life: a WebSocket ping, or a comment in an event stream. Twelve seconds unless set.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>How long a WebSocket client may take to answer a ping before it counts as gone and is cut off; twelve seconds unless set.</summary>
    public TimeSpan PongTimeout { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>
    /// How long one message may wait for a client that does not read before its operations end and it is told so, or cut off when it does not
    /// read that either; fifteen seconds unless set.
    /// </summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one WebSocket message may take to come in whole before the client is closed with 4408; fifteen seconds unless set.</summary>
    public TimeSpan ReceiveTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may take to answer the closing of its connection before it is cut off; five seconds unless set.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long queries and mutations under way may take to end, and then clients to close, when the server stops; one second each unless set.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The largest message a WebSocket client may send, in bytes of UTF-8; 128 KiB unless set. A larger one closes the connection with 4400.</summary>
    public int MaxMessageBytes { get; init; } = 128 << 10;

    /// <summary>How many operations one WebSocket may have under way; 100 unless set. One more is refused with <c>RATE_LIMITED</c>.</summary>
    public int MaxOperationsPerConnection { get; init; } = 100;

    /// <summary>How many WebSockets and event streams an endpoint has open at the most; 5,000 unless set. One more is refused with 503.</summary>
    public int MaxConnections { get; init; } = 5_000;

    /// <summary>
    /// How many bytes the operating system may hold for a client that reads slowly, on connections that carry streams; 16 KiB unless set. (Linux
    /// reserves twice as much.) What is beyond that waits in the server's own buffer, and the source waits with it.
    /// </summary>
    public int SendBufferBytes { get; init; } = 16 << 10;

    /// <summary>
    /// Origins beside the server's own whose pages may open a WebSocket, or ask by a plain GET, such as <c>https://portal.example</c>; <c>*</c> for any. None unless set: browsers send
    /// cookies along with a WebSocket of any page, so that a page of another site could speak in the name of whoever reads it.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The clock for all of these but <see cref="KeepAlive"/> and <see cref="PongTimeout"/> of WebSockets, which the runtime keeps.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
