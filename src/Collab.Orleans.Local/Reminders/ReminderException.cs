namespace Orleans.Runtime;

/// <summary>A reminder could not be unregistered, since it has been registered anew meanwhile.</summary>
/// <param name="message">What happened.</param>
public sealed class ReminderException(string message) : OrleansException(message);
