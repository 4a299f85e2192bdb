using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>The reminders of the grain whose turn runs; grains use it by <see cref="GrainReminderExtensions"/>.</summary>
/// <remarks>Each method throws <see cref="InvalidOperationException"/> outside a grain's turn.</remarks>
public interface IReminderRegistry
{
    /// <summary>Registers a reminder, or sets the one of this name anew.</summary>
    /// <param name="callingGrainId">The grain.</param>
    /// <param name="reminderName">The name.</param>
    /// <param name="dueTime">Time until the first tick; zero or more.</param>
    /// <param name="period">Time between ticks; at least <see cref="Hosting.ReminderOptions.MinimumReminderPeriod"/>.</param>
    Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period);

    /// <summary>Removes a reminder; one that is gone already is as good as removed.</summary>
    /// <param name="callingGrainId">The grain.</param>
    /// <param name="reminder">The reminder as it was registered or read.</param>
    /// <exception cref="ReminderException">It has been registered anew meanwhile.</exception>
    Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder);

    /// <summary>The grain's reminder of this name, or null.</summary>
    /// <param name="callingGrainId">The grain.</param>
    /// <param name="reminderName">The name.</param>
    Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName);

    /// <summary>All reminders of the grain.</summary>
    /// <param name="callingGrainId">The grain.</param>
    Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId);
}
