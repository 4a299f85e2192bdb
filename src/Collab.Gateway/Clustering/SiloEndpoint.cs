using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Collab.Gateway.Commands;

namespace Collab.Gateway.Clustering;

/// <summary>Where the silo listens.</summary>
/// <param name="Address">The address by which other silos reach it.</param>
/// <param name="Port">The port for other silos.</param>
/// <param name="GatewayPort">The port for Orleans' own clients; 0 for none.</param>
sealed record SiloEndpoint(IPAddress Address, int Port, int GatewayPort)
{
    // Above the ports that Linux gives to connections, so that none of them takes it meanwhile.
    const int FirstUsualPort = 61_000;
    const int UsualPorts = 4_000;

    /// <summary>Chooses the port for other silos when none is set.</summary>
    /// <param name="settings">What is set.</param>
    /// <param name="servedPort">
    /// For a server that has its database to itself, the port at which it serves its clients: its silo then listens at the same port after a restart, unless that is taken. A silo
    /// declares dead at once who listened there before it; one that was killed at another port is waited for, for some nine seconds. 0 for any.
    /// </param>
    /// <exception cref="OperatorException">The port that is set is taken.</exception>
    public static SiloEndpoint Choose(SiloSettings settings, int servedPort)
    {
        var address = IPAddress.Parse(settings.PodAddress ?? settings.Address);
        var usual = FirstUsualPort + (servedPort % UsualPorts);
        var port = settings.PodAddress is not null ? PodPort(settings)
            : settings.Port == 0 && servedPort > 0 && IsFree(address, usual) ? usual
            : FreePort(address, settings.Port);
        return new SiloEndpoint(address, port, settings.GatewayPort);
    }

    /// <summary>A pod's ports are its own, so they are the usual ones unless set.</summary>
    static int PodPort(SiloSettings settings) => settings.Port == 0 ? Orleans.Configuration.EndpointOptions.DEFAULT_SILO_PORT : settings.Port;

    static int FreePort(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (Exception exception) when (exception is SocketException or NetworkInformationException)
        {
            throw new OperatorException(
                $"Port {port} at {address} cannot be listened on by the silo: {exception.Message}. Set Silo__Port or Silo__Address to another.", exception);
        }
    }

    static bool IsFree(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
