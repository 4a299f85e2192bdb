namespace Collab.Gateway.Serving;

/// <summary>Leaves signals to the command line: the command that started the host stops it, and then what the host depends on.</summary>
sealed class CommandLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
