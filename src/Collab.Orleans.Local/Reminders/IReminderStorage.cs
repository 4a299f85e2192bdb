using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>Where reminders are kept. Every method may throw what its database throws; then nothing is changed, or what was asked for was done.</summary>
public interface IReminderStorage
{
    /// <summary>Keeps a reminder in place of the one of this name. Its next tick is its first.</summary>
    /// <param name="grain">Whose it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="firstTick">When it is first due, UTC.</param>
    /// <param name="period">Time between ticks.</param>
    Task<ReminderRecord> Write(GrainId grain, string name, DateTime firstTick, TimeSpan period);

    /// <summary>Removes a reminder.</summary>
    /// <param name="reminder">As it was registered or read.</param>
    /// <returns>Whether it is gone now; false when it has been registered anew meanwhile.</returns>
    Task<bool> Remove(ReminderRecord reminder);

    /// <summary>A grain's reminder, or null.</summary>
    /// <param name="grain">Whose it is.</param>
    /// <param name="name">Its name.</param>
    Task<ReminderRecord?> Read(GrainId grain, string name);

    /// <summary>All reminders of a grain.</summary>
    /// <param name="grain">Whose they are.</param>
    Task<IReadOnlyList<ReminderRecord>> Read(GrainId grain);

    /// <summary>Reminders whose next tick is due, those first that have been due longest.</summary>
    /// <param name="now">The time, UTC.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<ReminderRecord>> ReadDue(DateTime now, int limit, CancellationToken cancellationToken);

    /// <summary>Notes that a tick was delivered. Does nothing when the reminder was removed, registered anew or has ticked meanwhile.</summary>
    /// <param name="reminder">As it was read before the tick.</param>
    /// <param name="nextTick">When the next one is due, UTC.</param>
    Task Ticked(ReminderRecord reminder, DateTime nextTick);
}
