using System.Net;
using System.Net.Sockets;
using Collab.Gateway.Commands;

namespace Collab.Gateway.Clustering;

/// <summary>The endpoint of the silo.</summary>
/// <param name="Address">The address at which other silos reach it.</param>
/// <param name="Port">The port for other silos.</param>
/// <param name="GatewayPort">The port for Orleans' own clients; 0 for none.</param>
sealed record SiloEndpoint(IPAddress Address, int Port, int GatewayPort)
{
    // Above the ephemeral ports of Linux, so that no connection takes it.
    const int FirstUsualPort = 61_000;
    const int UsualPorts = 4_000;

    /// <summary>
    /// Chooses the port for other silos when none is set. Orleans identifies a silo by address, port and start time, and of two silos at one port the one that started
    /// later counts. When the clock was set back, the list may have a silo at that port with a later start; this silo would then take itself for the dead one and end.
    /// It takes another port and declares the other silo dead: nothing listens there, and in a cluster of one no other silo would do so.
    /// </summary>
    /// <param name="settings">The settings.</param>
    /// <param name="servedPort">
    /// The port of the GraphQL server; 0 for any. The silo derives its port from it, so that it is the same after a restart, unless the port is taken. A silo declares
    /// its predecessor at the same address and port dead at once. A predecessor at another port is declared dead by the other silos, or after about nine seconds when
    /// there are none.
    /// </param>
    /// <param name="silos">The list of silos.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    /// <exception cref="OperatorException">A configured port is taken, or cannot be used until the clock has passed the other silo's start.</exception>
    public static async Task<SiloEndpoint> Choose(SiloSettings settings, int servedPort, SiloListQueries silos, CancellationToken cancellationToken)
    {
        var address = AddressOf(settings);
        if (settings.PodAddress is not null)
        {
            return new SiloEndpoint(address, PodPort(settings), settings.GatewayPort);
        }

        var port = settings.Port > 0 ? settings.Port : servedPort == 0 ? 0 : FirstUsualPort + (servedPort % UsualPorts);
        if (port > 0 && IsFree(address, port) && await silos.HasSiloStartedLater(port, cancellationToken))
        {
            if (settings.Port > 0)
            {
                throw new OperatorException($"At port {port} a silo is listed that started later than it is now: set this machine's clock, or Silo__Port to another.");
            }

            await silos.DeclareLaterSilosDead(port, cancellationToken);
            port = 0;
        }

        if (settings.GatewayPort > 0)
        {
            FreePort(address, settings.GatewayPort, "Silo__GatewayPort");
        }

        // The derived port may be the one that is set for Orleans' clients.
        var isUsable = settings.Port > 0 || (port != settings.GatewayPort && IsFree(address, port));
        return new SiloEndpoint(address, FreePort(address, isUsable ? port : 0, "Silo__Port"), settings.GatewayPort);
    }

    public static IPAddress AddressOf(SiloSettings settings) => IPAddress.Parse(settings.PodAddress ?? settings.Address);

    /// <summary>A pod has its ports for itself, so Orleans' default ports are used unless set.</summary>
    static int PodPort(SiloSettings settings) => settings.Port == 0 ? Orleans.Configuration.EndpointOptions.DEFAULT_SILO_PORT : settings.Port;

    /// <summary>The port, or any free one for 0.</summary>
    static int FreePort(IPAddress address, int port, string setting)
    {
        try
        {
            return Listen(address, port);
        }
        catch (SocketException exception)
        {
            throw new OperatorException(
                $"Port {port} at {address} cannot be listened on by the silo: {exception.Message}. Set {setting} or Silo__Address to another.", exception);
        }
    }

    static bool IsFree(IPAddress address, int port)
    {
        try
        {
            Listen(address, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static int Listen(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
