using Orleans;

namespace Collab.Gateway.CleanUp;

/// <summary>Schedules what runs once in the network when a process starts. Does not hold up the start, and tries again while it fails.</summary>
/// <param name="grains">The grains.</param>
/// <param name="clock">The clock for pauses.</param>
/// <param name="logger">Where failures are told.</param>
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

    [LoggerMessage(1, LogLevel.Warning, "The removal of old command keys could not be scheduled; next try in {Seconds} s.")]
    static partial void NotScheduled(ILogger log, double seconds, Exception exception);
}
