using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain that can be reminded. Beside its own interface it implements this one.</summary>
public interface IRemindable : IGrain
{
    /// <summary>A reminder's tick, as a call like any other; it activates the grain when need be.</summary>
    /// <param name="reminderName">The reminder's name.</param>
    /// <param name="status">When the tick is, and when the first was.</param>
    /// <returns>Ends the tick. A fault is logged, and the next tick comes when it is due.</returns>
    Task ReceiveReminder(string reminderName, TickStatus status);
}
