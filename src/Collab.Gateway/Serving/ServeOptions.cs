using System.Net;

namespace Collab.Gateway.Serving;

/// <summary>How to serve.</summary>
/// <param name="Port">The port; 0 for any free one.</param>
/// <param name="Listen">The address to listen on; null for what the settings say.</param>
/// <param name="DataDirectory">Where the embedded server keeps its data; null for the default.</param>
/// <param name="Empty">Whether an empty database stays empty.</param>
sealed record ServeOptions(int Port, IPAddress? Listen, string? DataDirectory, bool Empty)
{
    public const int DefaultPort = 5080;
}
