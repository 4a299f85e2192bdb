using System.Net.Sockets;
using System.Text;

namespace Collab.GraphQL.AspNetCore.Tests;

/// <summary>A connection that can send invalid HTTP.</summary>
sealed class RawConnection : IAsyncDisposable
{
    readonly TcpClient _client = new();
    NetworkStream _stream = null!;

    public static async Task<RawConnection> Open(Uri server)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(server.Host, server.Port);
        connection._stream = connection._client.GetStream();
        return connection;
    }

    /// <summary>The header of a POST of JSON.</summary>
    public static string Post(string lengthHeader) =>
        $"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: application/graphql-response+json\r\n{lengthHeader}\r\n\r\n";

    public Task Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public Task Send(byte[] bytes) => _stream.WriteAsync(bytes).AsTask();

    /// <summary>Shuts down sending, as an aborted client does.</summary>
    public void EndSending() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Reads to the end of the next response, by its Content-Length.</summary>
    public async Task<string> ReadResponse()
    {
        var received = new StringBuilder();
        var buffer = new byte[16_384];
        while (true)
        {
            var text = received.ToString();
            var header = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (header >= 0 && text.Length - header - 4 >= Length(text[..header]))
                return text;

            var count = await _stream.ReadAsync(buffer);
            if (count == 0)
                return text;

            received.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
    }

    /// <summary>Waits for the first byte of a response.</summary>
    public async Task ReadSome() => await _stream.ReadExactlyAsync(new byte[1]);

    /// <summary>Whether the server closes the connection instead of waiting for more.</summary>
    public async Task<bool> IsClosed()
    {
        try
        {
            return await _stream.ReadAsync(new byte[1]) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    static int Length(string header)
    {
        const string Name = "Content-Length: ";
        var at = header.IndexOf(Name, StringComparison.Ordinal);
        return at < 0 ? int.MaxValue : int.Parse(header[(at + Name.Length)..].Split('\r')[0], null);
    }
}
