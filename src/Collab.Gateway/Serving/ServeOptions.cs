namespace Collab.Gateway.Serving;

/// <summary>How to serve.</summary>
/// <param name="Port">Port at 127.0.0.1; 0 for any free one.</param>
/// <param name="DataDirectory">Where the embedded server keeps its data; null for the default.</param>
/// <param name="Empty">Whether an empty database stays empty.</param>
sealed record ServeOptions(int Port, string? DataDirectory, bool Empty)
{
    public const int DefaultPort = 5080;
}
