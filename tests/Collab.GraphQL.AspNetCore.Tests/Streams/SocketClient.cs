using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Collab.GraphQL.AspNetCore.Tests.Streams;

/// <summary>A WebSocket client that says exactly what a test wants said.</summary>
public sealed class SocketClient : IDisposable
{
    /// <summary>Far beyond what anything takes; a hang fails rather than waits for ever.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly ClientWebSocket _socket = new();
    readonly byte[] _buffer = new byte[256 << 10];

    /// <summary>A connection that has said nothing yet.</summary>
    public static async Task<SocketClient> Connect(StreamServer server, string protocol = "graphql-transport-ws", string? origin = null)
    {
        var client = new SocketClient();
        if (protocol.Length > 0)
            client._socket.Options.AddSubProtocol(protocol);

        if (origin is not null)
            client._socket.Options.SetRequestHeader("Origin", origin);

        using var patience = new CancellationTokenSource(Patience);
        await client._socket.ConnectAsync(server.WebSocketAddress, patience.Token);
        return client;
    }

    /// <summary>A connection that is acknowledged.</summary>
    public static async Task<SocketClient> Open(StreamServer server, string payload = "{}")
    {
        var client = await Connect(server);
        await client.Say($$"""{"type":"connection_init","payload":{{payload}}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.Hear());
        return client;
    }

    public Task Say(string message) => Say(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text);

    public async Task Say(byte[] message, WebSocketMessageType type, bool isWhole = true)
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.SendAsync(message, type, isWhole, patience.Token);
    }

    public Task Subscribe(string id, string query) => Say(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query } }));

    /// <summary>The next message, or the code and reason of the closing.</summary>
    public async Task<string> Hear()
    {
        using var patience = new CancellationTokenSource(Patience);
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return $"{(int)_socket.CloseStatus!} {_socket.CloseStatusDescription}";

            length += received.Count;
            if (received.EndOfMessage)
                return Encoding.UTF8.GetString(_buffer, 0, length);
        }
    }

    /// <summary>The code that the server closes with; messages before are passed over.</summary>
    public async Task<int> HearClose()
    {
        while (true)
        {
            var heard = await Hear();
            if (_socket.CloseStatus is { } status)
                return (int)status;

            Assert.NotEqual("", heard);
        }
    }

    public async Task Close()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);
    }

    public void Dispose() => _socket.Dispose();
}
