using Orleans;

namespace Collab.Gateway.CleanUp;

/// <summary>Schedules the clean-up reminder when a process starts. It does not delay the start, and retries on failure.</summary>
sealed partial class CleanUpScheduler(IGrainFactory grains, TimeProvider clock, ILogger<CleanUpScheduler> logger) : BackgroundService
{
    static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await grains.GetGrain<ICommandKeyCleanUpGrain>(0).Schedule();
                return;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                NotScheduled(logger, PauseAfterFailure.TotalSeconds, exception);
            }

            await Task.Delay(PauseAfterFailure, clock, stoppingToken);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The removal of old command keys could not be scheduled; retrying in {Seconds} s.")]
    static partial void NotScheduled(ILogger log, double seconds, Exception exception);
}
