namespace Collab.Journal.Reminders;

/// <summary>A reminder of a grain; times are UTC, to the microsecond.</summary>
/// <param name="Grain">The grain's id.</param>
/// <param name="Name">The reminder's name, one of its grain's.</param>
/// <param name="Registration">Changes when it is registered anew, not when it ticks.</param>
/// <param name="FirstTick">When the first tick is or was due.</param>
/// <param name="Period">Time between ticks.</param>
/// <param name="NextTick">When the next tick is due.</param>
public sealed record StoredReminder(string Grain, string Name, Guid Registration, DateTime FirstTick, TimeSpan Period, DateTime NextTick);
