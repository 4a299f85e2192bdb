using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Timers;

namespace Collab.Orleans.Local;

/// <summary>What grains register.</summary>
internal sealed class ReminderRegistry(IReminderStorage storage, IOptions<ReminderOptions> options, TimeProvider time) : IReminderRegistry
{
    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        if (period < options.Value.MinimumReminderPeriod)
            throw new ArgumentException($"The reminder \"{reminderName}\" has a period of {period}; the shortest is {options.Value.MinimumReminderPeriod} ({nameof(ReminderOptions)}.{nameof(ReminderOptions.MinimumReminderPeriod)}).", nameof(period));
        ArgumentException.ThrowIfNullOrEmpty(reminderName);
        RequireTurn();
        return await storage.Write(callingGrainId, reminderName, time.GetUtcNow().UtcDateTime + dueTime, period);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        RequireTurn();
        if (!await storage.Remove((ReminderRecord)reminder))
            throw new ReminderException($"The reminder \"{reminder.ReminderName}\" of {callingGrainId} has been registered anew meanwhile. Get it again to unregister it.");
    }

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName)
    {
        ArgumentException.ThrowIfNullOrEmpty(reminderName);
        RequireTurn();
        return await storage.Read(callingGrainId, reminderName);
    }

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId)
    {
        RequireTurn();
        return [.. await storage.Read(callingGrainId)];
    }

    private static void RequireTurn()
    {
        if (RuntimeContext.Current is null)
            throw new InvalidOperationException("Reminders are registered and read within a grain's turn; this is none.");
    }
}
