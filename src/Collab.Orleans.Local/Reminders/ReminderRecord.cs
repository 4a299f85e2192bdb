using Orleans.Runtime;

namespace Collab.Orleans.Local;

/// <summary>A reminder as it is stored.</summary>
/// <param name="Grain">Whose it is.</param>
/// <param name="Name">Its name, one of its grain's.</param>
/// <param name="FirstTick">When the first tick is or was due, UTC.</param>
/// <param name="Period">Time between ticks.</param>
/// <param name="NextTick">When the next tick is due, UTC: a tick that was not delivered to its end still is.</param>
/// <param name="ETag">Changes with each registration, not with ticks.</param>
public sealed record ReminderRecord(GrainId Grain, string Name, DateTime FirstTick, TimeSpan Period, DateTime NextTick, string ETag) : IGrainReminder
{
    string IGrainReminder.ReminderName => Name;

    /// <summary>When the tick after this one is due: on the reminder's own grid, so that those that were missed are left out.</summary>
    /// <param name="now">When this one has ended.</param>
    internal DateTime After(DateTime now)
    {
        var reached = now > NextTick ? now : NextTick;
        var ticks = ((reached - FirstTick).Ticks / Period.Ticks) + 1;
        return ticks > (DateTime.MaxValue - FirstTick).Ticks / Period.Ticks ? DateTime.MaxValue : FirstTick + (ticks * Period);
    }
}
