namespace Collab.GraphQL.AspNetCore;

/// <summary>Limits of the streaming transports, WebSocket and Server-Sent Events. Must not change after the endpoint is mapped.</summary>
public sealed class SubscriptionOptions
{
    /// <summary>How long a WebSocket client may take to send <c>connection_init</c> before it is closed with 4408; ten seconds by default.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The interval of keep-alive messages: a WebSocket ping, or a comment in an event stream. Twelve seconds by default.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>How long a WebSocket client may take to answer a ping before it is disconnected; twelve seconds by default.</summary>
    public TimeSpan PongTimeout { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>
    /// How long one message may wait for a client that does not read. After that its operations end and it is closed, or disconnected when it does not read the close
    /// frame either; fifteen seconds by default.
    /// </summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one WebSocket message may take to arrive before the client is closed with 4408; fifteen seconds by default.</summary>
    public TimeSpan ReceiveTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may take to answer a close frame before it is disconnected; five seconds by default.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long, when the server stops, running queries and mutations may take to end, and then clients to close; one second each by default.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Maximum size of a WebSocket message, in bytes of UTF-8; 128 KiB by default. A larger one closes the connection with 4400.</summary>
    public int MaxMessageBytes { get; init; } = 128 << 10;

    /// <summary>Maximum number of concurrent operations of one WebSocket; 100 by default. Further ones are refused with <c>RATE_LIMITED</c>.</summary>
    public int MaxOperationsPerConnection { get; init; } = 100;

    /// <summary>Maximum number of open WebSockets and event streams of an endpoint; 5,000 by default. Further ones are refused with 503.</summary>
    public int MaxConnections { get; init; } = 5_000;

    /// <summary>
    /// Send buffer of the operating system per streaming connection, in bytes; 16 KiB by default. (Linux reserves twice as much.) Further data stays in the server's
    /// own buffer, and the source waits.
    /// </summary>
    public int SendBufferBytes { get; init; } = 16 << 10;

    /// <summary>
    /// Origins, in addition to the server's own, whose pages may open a WebSocket or send a simple GET, such as <c>https://portal.example</c>; <c>*</c> for any. None
    /// by default: browsers send cookies with a WebSocket of any page, so a page of another site could act on behalf of its reader.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The clock of all time-outs but <see cref="KeepAlive"/> and <see cref="PongTimeout"/> of WebSockets, which the runtime implements.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
