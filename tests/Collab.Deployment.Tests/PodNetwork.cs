using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Collab.Deployment.Tests;

/// <summary>A network in which each pod has an address of its own, and this process the first; it ends with this process.</summary>
sealed class PodNetwork : IAsyncDisposable
{
    const string Bridge = "collab-pods";

    readonly List<Process> _pods = [];
    readonly List<TcpListener> _forwarders = [];

    /// <summary>This process's address.</summary>
    public static IPAddress Here { get; } = IPAddress.Parse("10.244.77.1");

    /// <summary>Makes it.</summary>
    public static async Task<PodNetwork> Create()
    {
        await Shell.Run("ip", "link", "add", Bridge, "type", "bridge");
        await Shell.Run("ip", "addr", "add", $"{Here}/24", "dev", Bridge);
        await Shell.Run("ip", "link", "set", Bridge, "up");
        return new PodNetwork();
    }

    /// <summary>Makes a pod's network.</summary>
    /// <returns>Its address, and the command that enters it.</returns>
    public async Task<(IPAddress Address, IReadOnlyList<string> Within)> AddPod()
    {
        var holder = Process.Start(new ProcessStartInfo("unshare", ["--net", "sh", "-c", "ip link set lo up && echo ready && exec cat"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        _pods.Add(holder);
        if (await holder.StandardOutput.ReadLineAsync() != "ready") throw new InvalidOperationException("A network of its own cannot be made.");
        var address = IPAddress.Parse($"10.244.77.{_pods.Count + 1}");
        IReadOnlyList<string> within = ["nsenter", $"--target={holder.Id}", "--net"];
        await Shell.Run("ip", "link", "add", $"collab-pod{_pods.Count}", "type", "veth", "peer", "name", "eth0", "netns", $"{holder.Id}");
        await Shell.Run("ip", "link", "set", $"collab-pod{_pods.Count}", "master", Bridge, "up");
        await Shell.Run(within[0], [.. within.Skip(1), "ip", "addr", "add", $"{address}/24", "dev", "eth0"]);
        await Shell.Run(within[0], [.. within.Skip(1), "ip", "link", "set", "eth0", "up"]);
        return (address, within);
    }

    /// <summary>Lets pods reach a port of this machine at this process's address.</summary>
    /// <param name="port">The port that pods see.</param>
    /// <param name="target">The port of this machine.</param>
    public void Forward(int port, int target)
    {
        var listener = new TcpListener(Here, port);
        listener.Start();
        _forwarders.Add(listener);
        _ = Accept(listener, target);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _forwarders) listener.Dispose();
        foreach (var pod in _pods)
        {
            pod.StandardInput.Close();
            await pod.WaitForExitAsync();
            pod.Dispose();
        }

        await Shell.Run("ip", "link", "del", Bridge);
    }

    static async Task Accept(TcpListener listener, int target)
    {
        try
        {
            while (true) _ = Carry(await listener.AcceptTcpClientAsync(), target);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Told to end.
        }
    }

    static async Task Carry(TcpClient client, int target)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target);
                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
            }
            catch (Exception exception) when (exception is IOException or SocketException)
            {
                // Either has gone, and the other is told by the end of its line.
            }
        }
    }
}
