using System.Net.Sockets;
using System.Text;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

/// <summary>A client that holds its connection in its own hands: it may read nothing, or a byte at a time.</summary>
public sealed class RawClient : IDisposable
{
    const int SmallBuffer = 4 << 10;

    readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = SmallBuffer };

    /// <summary>Asks for an event stream of an operation, and reads nothing.</summary>
    public static async Task<RawClient> OpenEvents(Uri address, string query)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(address.Host, address.Port);
        await client.Send($"GET {address.AbsolutePath}?query={Uri.EscapeDataString(query)} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/event-stream\r\n\r\n");
        return client;
    }

    /// <summary>Opens a WebSocket and begins an operation, and reads nothing.</summary>
    public static async Task<RawClient> OpenWebSocket(Uri address, string query)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(address.Host, address.Port);
        await client.Send(
            $"GET {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n");
        await client.SendFrame("""{"type":"connection_init"}""");
        await client.SendFrame($$$"""{"type":"subscribe","id":"a","payload":{"query":"{{{query}}}"}}""");
        return client;
    }

    /// <summary>Reads until the server has ended the connection, and answers what was read; an end by force counts as an end.</summary>
    public async Task<string> ReadToEnd()
    {
        using var patience = new CancellationTokenSource(SocketClient.Patience);
        var text = new StringBuilder();
        var buffer = new byte[64 << 10];
        try
        {
            while (await _socket.ReceiveAsync(buffer, patience.Token) is > 0 and var length)
                text.Append(Encoding.Latin1.GetString(buffer, 0, length));
        }
        catch (SocketException)
        {
            // Cut off.
        }

        return text.ToString();
    }

    public void Dispose() => _socket.Dispose();

    Task<int> Send(string text) => _socket.SendAsync(Encoding.ASCII.GetBytes(text)).WaitAsync(SocketClient.Patience);

    /// <summary>A text frame, masked with zeros as a client's must be masked (RFC 6455, 5.3).</summary>
    Task<int> SendFrame(string text)
    {
        var payload = Encoding.ASCII.GetBytes(text);
        byte[] head = payload.Length < 126
            ? [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0]
            : [0x81, 0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0];
        return _socket.SendAsync((byte[])[.. head, .. payload]).WaitAsync(SocketClient.Patience);
    }
}
