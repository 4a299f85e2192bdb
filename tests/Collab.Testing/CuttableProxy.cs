using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Collab.Testing;

/// <summary>A TCP proxy that can hold requests back, forward half of one, drop the server's response, and close the connection.</summary>
public sealed class CuttableProxy : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly int _serverPort;
    readonly Task _accepting;
    int _answersToSwallow;
    volatile HeldRequests? _held;
    volatile string? _halve;

    public CuttableProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Accept();
    }

    /// <summary>The port to connect to instead of the server's.</summary>
    public int Port { get; }

    /// <summary>Forwards the next request, waits for the server's response, drops it and closes the connection.</summary>
    public void SwallowNextAnswer() => Interlocked.Increment(ref _answersToSwallow);

    /// <summary>
    /// Forwards half of the next request with a text and nothing after that, while the connection to the server stays open, as when the client's process is paused
    /// while sending.
    /// </summary>
    public void HalveNextRequest(string text) => _halve = text;

    /// <summary>Holds requests back until they are released.</summary>
    /// <param name="containing">Only requests with this text; null for all.</param>
    public HeldRequests HoldRequests(string? containing = null) => _held = new HeldRequests(containing);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    async Task Accept()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(Serve(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    async Task Serve(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _serverPort, _stop.Token);
                client.NoDelay = server.NoDelay = true;
                await Task.WhenAny(Ask(client.GetStream(), server.GetStream()), Answer(server.GetStream(), client.GetStream()));
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // The connection was closed.
            }
        }
    }

    async Task Ask(NetworkStream client, NetworkStream server)
    {
        var buffer = new byte[16 * 1024];
        while (await client.ReadAsync(buffer, _stop.Token) is > 0 and var length)
        {
            if (_held is { } held) await held.Pass(buffer.AsMemory(0, length), _stop.Token);
            if (_halve is { } text && Encoding.Latin1.GetString(buffer, 0, length).Contains(text, StringComparison.Ordinal))
            {
                _halve = null;
                await server.WriteAsync(buffer.AsMemory(0, length / 2), _stop.Token);
                await Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token);
            }

            await server.WriteAsync(buffer.AsMemory(0, length), _stop.Token);
        }
    }

    async Task Answer(NetworkStream server, NetworkStream client)
    {
        var buffer = new byte[16 * 1024];
        while (await server.ReadAsync(buffer, _stop.Token) is > 0 and var length)
        {
            if (Interlocked.Decrement(ref _answersToSwallow) >= 0) return;
            Interlocked.Increment(ref _answersToSwallow);
            await client.WriteAsync(buffer.AsMemory(0, length), _stop.Token);
        }
    }
}
