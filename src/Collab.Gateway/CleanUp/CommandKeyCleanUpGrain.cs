using Collab.Gateway.Clustering;
using Collab.Journal.CleanUp;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Collab.Gateway.CleanUp;

/// <summary>
/// Walks the table of command keys once a day, a few pages a transaction. The reminder comes more often than that, so that a walk whose process has ended goes on in
/// another one from the page that was stored. What two activations remove at the same time they remove once; of their progress one is refused.
/// </summary>
/// <param name="progress">How far the walk has come.</param>
/// <param name="cleanUp">Removes the keys.</param>
/// <param name="options">The pace.</param>
/// <param name="clock">The clock, for the day.</param>
/// <param name="logger">Where it says how many went.</param>
[GrainType("command-key-clean-up")]
sealed partial class CommandKeyCleanUpGrain(
    [PersistentState("command-key-clean-up", GrainState.Storage)] IPersistentState<CommandKeyCleanUpProgress> progress,
    CommandKeyCleanUp cleanUp,
    CommandKeyCleanUpOptions options,
    TimeProvider clock,
    ILogger<CommandKeyCleanUpGrain> logger) : Grain, ICommandKeyCleanUpGrain, IRemindable
{
    const string Reminder = "walk";

    /// <summary>Progress is stored after so many transactions: what a process that ends has done since then is walked again.</summary>
    const int TransactionsBetweenStores = 50;

    static readonly TimeSpan FirstReminder = TimeSpan.FromMinutes(1);
    static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(5);

    IGrainTimer? _walk;
    int _transactions;

    public async Task Schedule()
    {
        if (await this.GetReminder(Reminder) is null)
        {
            await this.RegisterOrUpdateReminder(Reminder, FirstReminder, ReminderPeriod);
        }
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_walk is null && (progress.State.NextPage is not null || clock.GetUtcNow() - progress.State.CompletedAt >= options.Every))
        {
            _walk = this.RegisterGrainTimer(Step, new GrainTimerCreationOptions(TimeSpan.Zero, options.Pause) { KeepAlive = true });
        }

        return Task.CompletedTask;
    }

    async Task Step(CancellationToken cancellationToken)
    {
        try
        {
            var page = progress.State.NextPage ?? 0;
            if (page < await cleanUp.Pages(cancellationToken))
            {
                var removed = progress.State.Removed + await cleanUp.Remove(page, cancellationToken);
                progress.State = progress.State with { NextPage = page + options.PagesAtOnce, Removed = removed };
                if (++_transactions % TransactionsBetweenStores == 0)
                {
                    await progress.WriteStateAsync(cancellationToken);
                }

                return;
            }

            CommandKeysRemoved(logger, progress.State.Removed, options.KeepFor.TotalDays);
            progress.State = new CommandKeyCleanUpProgress { CompletedAt = clock.GetUtcNow() };
            await progress.WriteStateAsync(cancellationToken);
            StopWalk();
        }
        catch (InconsistentStateException)
        {
            // Another activation has the work; this one knows no more how far it is.
            StopWalk();
            DeactivateOnIdle();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The next reminder goes on.
            StopWalk();
            WalkInterrupted(logger, exception);
        }
    }

    void StopWalk()
    {
        _walk?.Dispose();
        _walk = null;
    }

    [LoggerMessage(1, LogLevel.Information, "Removed {Count} command keys that were older than {Days} days.")]
    static partial void CommandKeysRemoved(ILogger log, long count, double days);

    [LoggerMessage(2, LogLevel.Warning, "The removal of old command keys was interrupted; the next reminder goes on with it.")]
    static partial void WalkInterrupted(ILogger log, Exception exception);
}

/// <summary>How far the walk through the command keys has come.</summary>
sealed record CommandKeyCleanUpProgress
{
    /// <summary>The first page that the walk has not looked at; null between two walks.</summary>
    public long? NextPage { get; init; }

    /// <summary>How many keys this walk has removed.</summary>
    public long Removed { get; init; }

    /// <summary>When the last walk was complete.</summary>
    public DateTimeOffset CompletedAt { get; init; }
}
