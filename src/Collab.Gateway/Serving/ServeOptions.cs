using System.Net;

namespace Collab.Gateway.Serving;

/// <summary>Options of the serve command.</summary>
/// <param name="Port">The port; 0 for any free one.</param>
/// <param name="Listen">The address to listen on; null for the setting.</param>
/// <param name="DataDirectory">The data directory of the embedded server; null for the default.</param>
/// <param name="Empty">Whether an empty database stays empty.</param>
sealed record ServeOptions(int Port, IPAddress? Listen, string? DataDirectory, bool Empty)
{
    public const int DefaultPort = 5080;
}
