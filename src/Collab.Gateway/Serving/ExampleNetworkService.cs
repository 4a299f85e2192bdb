using Collab.Network.ExampleNetwork;

namespace Collab.Gateway.Serving;

/// <summary>Loads the example network into an empty database, after the silo has started and before the server accepts connections.</summary>
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
