using System.Net;
using System.Net.Sockets;
using Collab.Gateway.Commands;

namespace Collab.Gateway.Serving;

/// <summary>Asks for the port before anything else is started, so that a taken one leaves nothing half-started.</summary>
static class PortCheck
{
    /// <summary>Checks that the address can be listened on.</summary>
    /// <param name="place">Address and port; port 0 for any.</param>
    /// <exception cref="OperatorException">Nothing can listen there.</exception>
    public static void RequireFree(IPEndPoint place)
    {
        try
        {
            using var socket = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            // As Kestrel binds: a port whose last connections are still fading is free, and :: takes IPv4 too.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            if (place.Address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(place);
            socket.Listen();
        }
        catch (SocketException exception)
        {
            throw new OperatorException(Explain(place, exception), exception);
        }
    }

    static string Explain(IPEndPoint place, SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.AccessDenied => $"Port {place.Port} may not be used by this user; choose one above 1023 with --port.",
        SocketError.AddressAlreadyInUse => $"Port {place.Port} at {place.Address} is taken; stop what uses it or choose another with --port.",
        _ => $"{place.Address} is no address of this machine that can be listened on; choose another with --listen or Collab__Listen ({exception.Message}).",
    };
}
