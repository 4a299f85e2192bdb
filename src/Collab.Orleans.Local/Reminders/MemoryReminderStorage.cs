using System.Globalization;
using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>Reminders that live and die with the process.</summary>
internal sealed class MemoryReminderStorage : IReminderStorage
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(GrainId Grain, string Name), ReminderRecord> _records = [];
    private long _writes;

    public Task<ReminderRecord> Write(GrainId grain, string name, DateTime firstTick, TimeSpan period)
    {
        lock (_lock)
        {
            var etag = (++_writes).ToString(CultureInfo.InvariantCulture);
            return Task.FromResult(_records[(grain, name)] = new(grain, name, firstTick, period, firstTick, etag));
        }
    }

    public Task<bool> Remove(ReminderRecord reminder)
    {
        lock (_lock)
        {
            if (Find(reminder) is { } known && known.ETag != reminder.ETag)
                return Task.FromResult(false);
            _records.Remove((reminder.Grain, reminder.Name));
            return Task.FromResult(true);
        }
    }

    public Task<ReminderRecord?> Read(GrainId grain, string name)
    {
        lock (_lock)
            return Task.FromResult(_records.GetValueOrDefault((grain, name)));
    }

    public Task<IReadOnlyList<ReminderRecord>> Read(GrainId grain)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<ReminderRecord>>([.. _records.Values.Where(record => record.Grain == grain)]);
    }

    public Task<IReadOnlyList<ReminderRecord>> ReadDue(DateTime now, int limit, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<ReminderRecord>>([.. _records.Values.Where(record => record.NextTick <= now).OrderBy(record => record.NextTick).Take(limit)]);
    }

    public Task Ticked(ReminderRecord reminder, DateTime nextTick)
    {
        lock (_lock)
        {
            if (Find(reminder) == reminder)
                _records[(reminder.Grain, reminder.Name)] = reminder with { NextTick = nextTick };
            return Task.CompletedTask;
        }
    }

    private ReminderRecord? Find(ReminderRecord reminder) => _records.GetValueOrDefault((reminder.Grain, reminder.Name));
}
