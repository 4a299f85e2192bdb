using System.Net;
using System.Net.Sockets;
using Collab.Testing;

namespace Collab.Deployment.Tests;

/// <summary>Pods in networks of their own, joined by one in which this process listens for them: nothing of this machine's network is touched, and all of it ends with this process.</summary>
sealed class PodNetwork : IAsyncDisposable
{
    const string Bridge = "pods";

    readonly NetworkNamespace _middle;
    readonly List<NetworkNamespace> _pods = [];
    readonly List<Socket> _forwarders = [];

    PodNetwork(NetworkNamespace middle) => _middle = middle;

    /// <summary>Where pods find what this process listens for.</summary>
    public static IPAddress Here { get; } = IPAddress.Parse("10.244.77.1");

    /// <summary>Makes it.</summary>
    /// <exception cref="NotPossibleHereException">The machine does not let us.</exception>
    public static async Task<PodNetwork> Create()
    {
        var middle = await NetworkNamespace.Create();
        await middle.Run("ip", "link", "add", Bridge, "type", "bridge");
        await middle.Run("ip", "addr", "add", $"{Here}/24", "dev", Bridge);
        await middle.Run("ip", "link", "set", Bridge, "up");
        return new PodNetwork(middle);
    }

    /// <summary>Makes a pod's network.</summary>
    /// <returns>It, and its address.</returns>
    public async Task<(NetworkNamespace Network, IPAddress Address)> AddPod()
    {
        var pod = await NetworkNamespace.Create();
        _pods.Add(pod);
        var (cable, address) = ($"pod{_pods.Count}", IPAddress.Parse($"10.244.77.{_pods.Count + 1}"));
        await _middle.Run("ip", "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", $"{pod.Holder}");
        await _middle.Run("ip", "link", "set", cable, "master", Bridge, "up");
        await pod.Run("ip", "addr", "add", $"{address}/24", "dev", "eth0");
        await pod.Run("ip", "link", "set", "eth0", "up");
        return (pod, address);
    }

    /// <summary>A socket that pods can connect to, once somebody listens at it.</summary>
    /// <param name="port">The port that pods see.</param>
    public Socket Bind(int port)
    {
        var socket = _middle.NewSocket();
        socket.Bind(new IPEndPoint(Here, port));
        return socket;
    }

    /// <summary>Lets pods reach a port of this machine.</summary>
    /// <param name="port">The port that pods see.</param>
    /// <param name="target">The port of this machine.</param>
    public void Forward(int port, int target)
    {
        var socket = Bind(port);
        socket.Listen();
        _forwarders.Add(socket);
        _ = Accept(socket, target);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var forwarder in _forwarders) forwarder.Dispose();
        foreach (var network in (NetworkNamespace[])[.. _pods, _middle]) await network.DisposeAsync();
    }

    static async Task Accept(Socket socket, int target)
    {
        try
        {
            while (true) _ = Carry(await socket.AcceptAsync(), target);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Told to end.
        }
    }

    static async Task Carry(Socket client, int target)
    {
        try
        {
            using var server = new TcpClient();
            await using var from = new NetworkStream(client, ownsSocket: true);
            await server.ConnectAsync(IPAddress.Loopback, target);
            await Task.WhenAny(from.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(from));
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // Either has gone, and the other is told by the end of its line.
        }
    }
}
