using System.Net;
using System.Net.Sockets;
using Collab.Gateway.Commands;

namespace Collab.Gateway.Serving;

/// <summary>Checks the port before anything else starts, so that a taken port leaves nothing half-started.</summary>
static class PortCheck
{
    /// <summary>Throws unless the address can be listened on.</summary>
    /// <param name="place">Address and port; port 0 for any.</param>
    /// <exception cref="OperatorException">The address cannot be listened on.</exception>
    public static void RequireFree(IPEndPoint place)
    {
        try
        {
            using var socket = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            // Same options as Kestrel: a port with connections in TIME_WAIT is free, and :: includes IPv4.
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
