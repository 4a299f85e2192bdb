namespace Orleans.Runtime;

/// <summary>A reminder as it was when it was registered or read; what <see cref="GrainReminderExtensions"/> take to unregister it.</summary>
public interface IGrainReminder
{
    /// <summary>Its name, one of its grain's.</summary>
    string ReminderName { get; }
}
