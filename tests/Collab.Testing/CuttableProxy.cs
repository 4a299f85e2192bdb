using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Collab.Testing;

/// <summary>
/// Stands between a client and a server on this machine, and can hold requests back, let half of one through, swallow the server's answer and cut the line.
/// </summary>
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

    /// <summary>Where to connect instead of the server.</summary>
    public int Port { get; }

    /// <summary>Lets the next request through to the server, waits for the server's answer, throws it away and cuts the line.</summary>
    public void SwallowNextAnswer() => Interlocked.Increment(ref _answersToSwallow);

    /// <summary>
    /// Lets half of the next request with a text through and nothing of its client after that, while the server's line stays open, as when the client's process
    /// is stopped in the middle of sending.
    /// </summary>
    public void HalveNextRequest(string text) => _halve = text;

    /// <summary>Holds back what clients send from now on, until it is let go.</summary>
    /// <param name="containing">Only what has this text; null for all.</param>
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
                // The line is cut.
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
