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

    /// <summary>
    /// Chooses the port for other silos when none is set. A silo is known by address, port and the time of its start, and of two at one port the one that started later counts. So where the
    /// list has one that started later than now, because the clock was set back, a silo at that port would take itself for the one that is gone, and end. It takes another port, and
    /// declares that one dead: nobody listens there, and a cluster of one has no others who would.
    /// </summary>
    /// <param name="settings">What is set.</param>
    /// <param name="servedPort">
    /// The port at which the server serves its clients; 0 for any. The silo then listens at the same port after a restart, unless that is taken: a silo declares dead at once who listened at
    /// its address and port before it, while one that was killed at another port is waited for until the others have noticed, or for some nine seconds where there are none.
    /// </param>
    /// <param name="silos">The list of silos.</param>
    /// <param name="cancellationToken">Stops the look at the list.</param>
    /// <exception cref="OperatorException">The port that is set is taken, or cannot be used until the clock has passed the other's start.</exception>
    public static async Task<SiloEndpoint> Choose(SiloSettings settings, int servedPort, SiloListQueries silos, CancellationToken cancellationToken)
    {
        var address = AddressOf(settings);
        if (settings.PodAddress is not null)
        {
            return new SiloEndpoint(address, PodPort(settings), settings.GatewayPort);
        }

        var port = settings.Port > 0 ? settings.Port : servedPort == 0 ? 0 : FirstUsualPort + (servedPort % UsualPorts);
        if (port > 0 && IsFree(address, port) && await silos.HasLater(port, cancellationToken))
        {
            if (settings.Port > 0)
            {
                throw new OperatorException($"At port {port} a silo is listed that started later than it is now: set this machine's clock, or Silo__Port to another.");
            }

            await silos.DeclareLaterDead(port, cancellationToken);
            port = 0;
        }

        return new SiloEndpoint(address, FreePort(address, settings.Port > 0 || IsFree(address, port) ? port : 0), settings.GatewayPort);
    }

    /// <summary>The address by which other silos reach this process's.</summary>
    /// <param name="settings">What is set.</param>
    public static IPAddress AddressOf(SiloSettings settings) => IPAddress.Parse(settings.PodAddress ?? settings.Address);

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
