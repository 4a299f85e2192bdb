using Microsoft.Extensions.Hosting;

namespace Collab.Orleans.Local;

/// <summary>Delivers the reminders of a process that has them for itself.</summary>
internal sealed class MemoryReminderService(ReminderDelivery delivery) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = delivery.Run(_stop.Token);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        // Ticks under way are calls like any other, which the silo waits for.
        _stop.Cancel();
        return Task.CompletedTask;
    }

    public void Dispose() => _stop.Dispose();
}
