using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

/// <summary>A WebSocket client that sends exactly what a test specifies.</summary>
public sealed class SocketClient : IDisposable
{
    /// <summary>Far longer than anything takes; a hang fails instead of waiting forever.</summary>
    public static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(20);

    readonly ClientWebSocket _socket = new();
    readonly byte[] _buffer = new byte[256 << 10];

    /// <summary>Opens a connection and sends nothing.</summary>
    public static async Task<SocketClient> Connect(StreamServer server, string protocol = "graphql-transport-ws", string? origin = null)
    {
        var client = new SocketClient();
        if (protocol.Length > 0)
            client._socket.Options.AddSubProtocol(protocol);

        if (origin is not null)
            client._socket.Options.SetRequestHeader("Origin", origin);

        using var timeout = new CancellationTokenSource(WaitTimeout);
        await client._socket.ConnectAsync(server.WebSocketAddress, timeout.Token);
        return client;
    }

    /// <summary>Opens an acknowledged connection.</summary>
    public static async Task<SocketClient> Open(StreamServer server, string payload = "{}")
    {
        var client = await Connect(server);
        await client.Say($$"""{"type":"connection_init","payload":{{payload}}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.Receive());
        return client;
    }

    public Task Say(string message) => Say(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text);

    public async Task Say(byte[] message, WebSocketMessageType type, bool isWhole = true)
    {
        using var timeout = new CancellationTokenSource(WaitTimeout);
        await _socket.SendAsync(message, type, isWhole, timeout.Token);
    }

    public Task Subscribe(string id, string query) => Say(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query } }));

    /// <summary>Receives the next message, or the code and reason of the close frame.</summary>
    public async Task<string> Receive()
    {
        using var timeout = new CancellationTokenSource(WaitTimeout);
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), timeout.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return $"{(int)_socket.CloseStatus!} {_socket.CloseStatusDescription}";

            length += received.Count;
            if (received.EndOfMessage)
                return Encoding.UTF8.GetString(_buffer, 0, length);
        }
    }

    /// <summary>Receives the close code; earlier messages are skipped.</summary>
    public async Task<int> ReceiveClose()
    {
        while (true)
        {
            var received = await Receive();
            if (_socket.CloseStatus is { } status)
                return (int)status;

            Assert.NotEqual("", received);
        }
    }

    public async Task Close()
    {
        using var timeout = new CancellationTokenSource(WaitTimeout);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", timeout.Token);
    }

    public void Dispose() => _socket.Dispose();
}
