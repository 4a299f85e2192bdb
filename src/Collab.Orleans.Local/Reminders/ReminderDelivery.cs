using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>
/// Delivers ticks that are due. Of several processes on one storage one should do so at a time; a tick counts as delivered when the grain's call has
/// ended, so the next process delivers again what the last had begun.
/// </summary>
/// <param name="storage">Where reminders are kept.</param>
/// <param name="grains">Whom they are for.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it tells of ticks that failed.</param>
public sealed partial class ReminderDelivery(IReminderStorage storage, IGrainFactory grains, TimeProvider time, ILogger<ReminderDelivery> logger) : IDisposable
{
    /// <summary>How many ticks are under way at the same time, at the most.</summary>
    private const int MaxUnderWay = 100;

    /// <summary>Those under way are due still, so a page of this size has others whenever there are any.</summary>
    private const int PageSize = 2 * MaxUnderWay;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _places = new(MaxUnderWay);
    private readonly ConcurrentDictionary<(GrainId Grain, string Name), bool> _underWay = new();

    /// <summary>Delivers until it is told to stop. Ticks under way then are not waited for.</summary>
    /// <param name="stop">Stops it.</param>
    public async Task Run(CancellationToken stop)
    {
        while (true)
        {
            if (await DeliverPage(stop) < PageSize)
                await Task.Delay(LookEvery, time, stop);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private DateTime Now() => time.GetUtcNow().UtcDateTime;

    /// <summary>Begins to deliver what is due, as far as a page goes. Answers how many were due.</summary>
    private async Task<int> DeliverPage(CancellationToken stop)
    {
        try
        {
            var due = await storage.ReadDue(Now(), PageSize, stop);
            foreach (var reminder in due)
            {
                if (_underWay.ContainsKey((reminder.Grain, reminder.Name)))
                    continue;
                await _places.WaitAsync(stop);
                _underWay[(reminder.Grain, reminder.Name)] = true;
                _ = Deliver(reminder);
            }

            return due.Count;
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            ReadingFailed(exception);
            return 0;
        }
    }

    /// <summary>One tick; never throws.</summary>
    private async Task Deliver(ReminderRecord reminder)
    {
        try
        {
            if (await Tick(reminder))
                await storage.Ticked(reminder, reminder.After(Now()));
        }
        catch (Exception exception)
        {
            NotingFailed(exception, reminder.Name, reminder.Grain);
        }
        finally
        {
            _underWay.TryRemove((reminder.Grain, reminder.Name), out _);
            _places.Release();
        }
    }

    /// <summary>Answers whether the tick is over; one that met a stopping silo is left to the next process.</summary>
    private async Task<bool> Tick(ReminderRecord reminder)
    {
        try
        {
            await grains.GetGrain<IRemindable>(reminder.Grain).ReceiveReminder(reminder.Name, new(reminder.FirstTick, reminder.Period, Now()));
            return true;
        }
        catch (SiloUnavailableException)
        {
            return false;
        }
        catch (Exception exception)
        {
            TickFailed(exception, reminder.Name, reminder.Grain);
            return true;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The tick of reminder {Name} of {Grain} failed; the next comes when it is due")]
    private partial void TickFailed(Exception exception, string name, GrainId grain);

    [LoggerMessage(2, LogLevel.Warning, "That reminder {Name} of {Grain} has ticked could not be noted; it ticks again")]
    private partial void NotingFailed(Exception exception, string name, GrainId grain);

    [LoggerMessage(3, LogLevel.Warning, "Reminders that are due could not be read; they are read again in a second")]
    private partial void ReadingFailed(Exception exception);
}
