using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks.Http;

/// <summary>One keep-alive HTTP/1.1 connection with minimal cost for the load generator.</summary>
sealed class HttpConnection : IDisposable
{
    static readonly byte[] HeaderEnd = "\r\n\r\n"u8.ToArray();
    static readonly byte[] ContentLength = "Content-Length: "u8.ToArray();

    readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly byte[] _buffer = new byte[256 << 10];

    public static async Task<HttpConnection> Open(Uri address)
    {
        var connection = new HttpConnection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return connection;
    }

    /// <summary>The bytes of a JSON POST.</summary>
    /// <param name="path">The path.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">Further header lines, each with its line end.</param>
    public static byte[] Post(string path, string body, string headers = "")
        => Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <summary>Sends a request and returns the response body, which is valid until the next request.</summary>
    /// <exception cref="InvalidOperationException">The status is not 200.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> Ask(byte[] request)
    {
        await _socket.SendAsync(request);
        var received = 0;
        int start;
        while ((start = _buffer.AsSpan(0, received).IndexOf(HeaderEnd)) < 0)
        {
            received += await Receive(received);
        }

        start += HeaderEnd.Length;
        var end = start + BodyLength(start);
        while (received < end)
        {
            received += await Receive(received);
        }

        return _buffer.AsMemory(start, end - start);
    }

    public void Dispose() => _socket.Dispose();

    int BodyLength(int headerLength)
    {
        var header = _buffer.AsSpan(0, headerLength);
        if (!header.StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException($"The server answered {Encoding.UTF8.GetString(header)}");
        }

        var digits = header[(header.IndexOf(ContentLength) + ContentLength.Length)..];
        return int.Parse(digits[..digits.IndexOf((byte)'\r')], provider: null);
    }

    async ValueTask<int> Receive(int at)
    {
        var count = await _socket.ReceiveAsync(_buffer.AsMemory(at));
        return count > 0 ? count : throw new InvalidOperationException("The server closed the connection.");
    }
}
