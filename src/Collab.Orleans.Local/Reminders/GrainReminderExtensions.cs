using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans;

/// <summary>Reminders of a grain: kept in storage, so that they come whether or not the grain is active and the process still runs.</summary>
public static class GrainReminderExtensions
{
    /// <summary>Registers a reminder, or sets the one of this name anew. For one that comes once, unregister it when it comes.</summary>
    /// <param name="grain">The grain, an <see cref="IRemindable"/>.</param>
    /// <param name="reminderName">The name; not blank.</param>
    /// <param name="dueTime">Time until the first tick; zero or more.</param>
    /// <param name="period">Time between ticks; at least <see cref="Hosting.ReminderOptions.MinimumReminderPeriod"/>.</param>
    /// <exception cref="InvalidOperationException">The grain is no <see cref="IRemindable"/>, or the silo has no reminders.</exception>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        Register(grain, grain?.GrainContext, reminderName, dueTime, period);

    /// <inheritdoc cref="RegisterOrUpdateReminder(Grain, string, TimeSpan, TimeSpan)"/>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        Register(grain, grain?.GrainContext, reminderName, dueTime, period);

    /// <summary>Removes a reminder; one that is gone already is as good as removed.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="reminder">The reminder as it was registered or read.</param>
    /// <exception cref="ReminderException">It has been registered anew meanwhile.</exception>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => Unregister(grain?.GrainContext, reminder);

    /// <inheritdoc cref="UnregisterReminder(Grain, IGrainReminder)"/>
    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) => Unregister(grain?.GrainContext, reminder);

    /// <summary>The grain's reminder of this name, or null.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="reminderName">The name; not blank.</param>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => Get(grain?.GrainContext, reminderName);

    /// <inheritdoc cref="GetReminder(Grain, string)"/>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) => Get(grain?.GrainContext, reminderName);

    /// <summary>All reminders of the grain.</summary>
    /// <param name="grain">The grain.</param>
    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetAll(grain?.GrainContext);

    /// <inheritdoc cref="GetReminders(Grain)"/>
    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => GetAll(grain?.GrainContext);

    private static Task<IGrainReminder> Register(object? grain, IGrainContext? context, string name, TimeSpan dueTime, TimeSpan period)
    {
        var registry = Registry(context);
        CheckName(name);
        return grain is IRemindable
            ? registry.RegisterOrUpdateReminder(context!.GrainId, name, dueTime, period)
            : throw new InvalidOperationException($"The grain {context!.GrainId} cannot be reminded: let it implement {nameof(IRemindable)}.");
    }

    private static Task Unregister(IGrainContext? context, IGrainReminder reminder) => Registry(context).UnregisterReminder(context!.GrainId, reminder);

    private static Task<IGrainReminder?> Get(IGrainContext? context, string name)
    {
        var registry = Registry(context);
        CheckName(name);
        return registry.GetReminder(context!.GrainId, name);
    }

    private static Task<List<IGrainReminder>> GetAll(IGrainContext? context) => Registry(context).GetReminders(context!.GrainId);

    // Orleans says ArgumentNullException of a blank name too.
    private static void CheckName(string reminderName)
    {
        if (string.IsNullOrWhiteSpace(reminderName))
            throw new ArgumentNullException(nameof(reminderName), "A reminder has a name.");
    }

    private static IReminderRegistry Registry(IGrainContext? grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        return grain.ActivationServices.GetRequiredService<IReminderRegistry>();
    }
}
