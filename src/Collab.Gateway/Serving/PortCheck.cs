using System.Net;
using System.Net.Sockets;
using Collab.Gateway.Commands;

namespace Collab.Gateway.Serving;

/// <summary>Asks for the port before anything else is started, so that a taken one leaves nothing half-started.</summary>
static class PortCheck
{
    /// <summary>Throws when nothing can listen at 127.0.0.1 on this port.</summary>
    public static void RequireFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        // As Kestrel binds: a port whose last connections are still fading is free.
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new OperatorException($"Port {port} may not be used by this user; choose one above 1023 with --port.", exception);
        }
        catch (SocketException exception)
        {
            throw new OperatorException($"Port {port} at 127.0.0.1 is taken; stop what uses it or choose another with --port.", exception);
        }
    }
}
