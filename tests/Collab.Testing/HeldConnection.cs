using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Collab.Testing;

/// <summary>A GraphQL stream whose client controls when it reads.</summary>
public sealed class HeldConnection : IDisposable
{
    const int SmallBuffer = 4 << 10;

    /// <summary>Far longer than anything takes; a hang fails instead of waiting forever.</summary>
    static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(60);

    readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = SmallBuffer };
    readonly byte[] _byte = new byte[1];
    bool _hasEnded;

    /// <summary>Whether the server has ended the connection, whatever is unread.</summary>
    public bool HasEnded => _hasEnded |= (int)_socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)! != 0
        || (_socket.Poll(0, SelectMode.SelectRead) && _socket.Available == 0);

    /// <summary>How many bytes the server has sent that are here and not read yet.</summary>
    public int Unread => HasEnded ? 0 : _socket.Available;

    /// <summary>Asks for an event stream of an operation, and reads nothing.</summary>
    public static async Task<HeldConnection> OpenEvents(Uri address, string query)
    {
        var connection = new HeldConnection();
        await connection._socket.ConnectAsync(address.Host, address.Port);
        var body = JsonSerializer.Serialize(new { query });
        await connection.Send(
            $"POST {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n{body}");
        return connection;
    }

    /// <summary>Opens a WebSocket, starts an operation and reads nothing.</summary>
    public static async Task<HeldConnection> OpenWebSocket(Uri address, string query)
    {
        var connection = new HeldConnection();
        await connection._socket.ConnectAsync(address.Host, address.Port);
        await connection.Send(
            $"GET {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n");
        await connection.SendFrame("""{"type":"connection_init"}""");
        await connection.SendFrame(JsonSerializer.Serialize(new { type = "subscribe", id = "a", payload = new { query } }));
        return connection;
    }

    /// <summary>Reads one byte if there is one.</summary>
    /// <returns>Whether there was one.</returns>
    public bool ReadByte()
    {
        try
        {
            return _socket.Available > 0 && _socket.Receive(_byte) > 0;
        }
        catch (SocketException)
        {
            _hasEnded = true;
            return false;
        }
    }

    /// <summary>Reads until the server ends the connection, and returns the data.</summary>
    public async Task<string> ReadToEnd()
    {
        using var timeout = new CancellationTokenSource(WaitTimeout);
        var text = new StringBuilder();
        var buffer = new byte[64 << 10];
        try
        {
            while (await _socket.ReceiveAsync(buffer, timeout.Token) is > 0 and var length)
                text.Append(Encoding.Latin1.GetString(buffer, 0, length));
        }
        catch (SocketException)
        {
            // The connection was aborted.
        }

        return text.ToString();
    }

    public void Dispose() => _socket.Dispose();

    Task<int> Send(string text) => _socket.SendAsync(Encoding.ASCII.GetBytes(text)).WaitAsync(WaitTimeout);

    /// <summary>Sends a text frame, masked with zeros (RFC 6455, 5.3).</summary>
    Task<int> SendFrame(string text)
    {
        var payload = Encoding.ASCII.GetBytes(text);
        byte[] head = payload.Length < 126
            ? [0x81, (byte)(0x80 | payload.Length), 0, 0, 0, 0]
            : [0x81, 0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0];
        return _socket.SendAsync((byte[])[.. head, .. payload]).WaitAsync(WaitTimeout);
    }
}
