using Collab.Gateway.Clustering;
using Collab.Journal.CleanUp;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Collab.Gateway.CleanUp;

/// <summary>
/// Walks the table of command keys once a day, a few pages per transaction. The reminder fires more often than that, so that after a crash another process continues
/// from the stored page. Two activations may remove the same keys at the same time; the progress of one of them is refused.
/// </summary>
[GrainType("command-key-clean-up")]
sealed partial class CommandKeyCleanUpGrain(
    [PersistentState("command-key-clean-up", GrainState.Storage)] IPersistentState<CommandKeyCleanUpProgress> progress,
    CommandKeyCleanUp cleanUp,
    CommandKeyCleanUpOptions options,
    TimeProvider clock,
    ILogger<CommandKeyCleanUpGrain> logger) : Grain, ICommandKeyCleanUpGrain, IRemindable
{
    const string Reminder = "walk";

    /// <summary>Progress is stored after this number of transactions. After a crash, the pages since then are walked again.</summary>
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
                progress.State = progress.State with { NextPage = page + options.PagesPerTransaction, Removed = removed };
                if (++_transactions % TransactionsBetweenStores == 0)
                {
                    await progress.WriteStateAsync(cancellationToken);
                }

                return;
            }

            CommandKeysRemoved(logger, progress.State.Removed, options.Retention.TotalDays);
            progress.State = new CommandKeyCleanUpProgress { CompletedAt = clock.GetUtcNow() };
            await progress.WriteStateAsync(cancellationToken);
            StopWalk();
        }
        catch (InconsistentStateException)
        {
            // Another activation has taken over; this one no longer knows the current progress.
            StopWalk();
            DeactivateOnIdle();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The next reminder continues.
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

/// <summary>The progress of the walk through the command keys.</summary>
sealed record CommandKeyCleanUpProgress
{
    /// <summary>The first page that has not been processed; null between two walks.</summary>
    public long? NextPage { get; init; }

    /// <summary>The number of keys that this walk has removed.</summary>
    public long Removed { get; init; }

    /// <summary>When the last walk was completed.</summary>
    public DateTimeOffset CompletedAt { get; init; }
}
