using Collab.Network.ExampleNetwork;

namespace Collab.Gateway.Serving;

/// <summary>Loads the example network into an empty database once the silo runs and before anybody can connect.</summary>
/// <param name="loader">Loads it through the commands that clients use.</param>
/// <param name="logger">Tells when it did.</param>
sealed partial class ExampleNetworkService(ExampleLoader loader, ILogger<ExampleNetworkService> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await loader.LoadWhenEmpty(cancellationToken))
        {
            Loaded(logger);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "Loaded the example network into the empty database.")]
    static partial void Loaded(ILogger logger);
}
