using Collab.Journal.Reminders;
using Collab.Orleans.Local;
using Orleans.Runtime;

namespace Collab.Silo;

/// <summary>The silo's reminders as the journal's database keeps them.</summary>
/// <param name="reminders">Where they are kept.</param>
sealed class ReminderStorage(PostgresReminders reminders) : IReminderStorage
{
    public async Task<ReminderRecord> Write(GrainId grain, string name, DateTime firstTick, TimeSpan period) =>
        Record(await reminders.Write(grain.ToString(), name, firstTick, period));

    public Task<bool> Remove(ReminderRecord reminder) => reminders.Remove(Stored(reminder));

    public async Task<ReminderRecord?> Read(GrainId grain, string name) =>
        await reminders.Read(grain.ToString(), name) is { } stored ? Record(stored) : null;

    public async Task<IReadOnlyList<ReminderRecord>> Read(GrainId grain) => [.. (await reminders.Read(grain.ToString())).Select(Record)];

    public async Task<IReadOnlyList<ReminderRecord>> ReadDue(DateTime now, int limit, CancellationToken cancellationToken) =>
        [.. (await reminders.ReadDue(now, limit, cancellationToken)).Select(Record)];

    public Task Ticked(ReminderRecord reminder, DateTime nextTick) => reminders.Ticked(Stored(reminder), nextTick);

    static ReminderRecord Record(StoredReminder stored) =>
        new(GrainId.Parse(stored.Grain), stored.Name, stored.FirstTick, stored.Period, stored.NextTick, stored.Registration.ToString("N"));

    static StoredReminder Stored(ReminderRecord record) =>
        new(record.Grain.ToString(), record.Name, Guid.Parse(record.ETag), record.FirstTick, record.Period, record.NextTick);
}
