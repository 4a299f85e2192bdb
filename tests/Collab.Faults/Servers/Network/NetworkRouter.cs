using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Collab.Testing;

namespace Collab.Faults.Servers.Network;

/// <summary>How clients of these tests reach servers in networks of their own, by the servers' ports, each of which is given out once.</summary>
static class NetworkRouter
{
    static readonly ConcurrentDictionary<int, NetworkNamespace> Networks = new();

    /// <summary>Says in which network a server is.</summary>
    public static void Register(Uri server, NetworkNamespace network) => Networks[server.Port] = network;

    /// <summary>What an HTTP client of that server sends by.</summary>
    public static SocketsHttpHandler HandlerFor(Uri server)
    {
        var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2) };
        if (Networks.TryGetValue(server.Port, out var network)) handler.ConnectCallback = async (_, cancellationToken) => await Connect(network, server.Port, cancellationToken);
        return handler;
    }

    static async Task<Stream> Connect(NetworkNamespace network, int port, CancellationToken cancellationToken)
    {
        var socket = network.NewSocket();
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
