using System.Globalization;

namespace Orleans;

/// <summary>How long a caller of this method waits before it gets a <see cref="TimeoutException"/>.</summary>
/// <param name="timeout">The time, in the syntax of <see cref="TimeSpan.Parse(string, IFormatProvider)"/>, invariant culture.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    /// <summary>The time.</summary>
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
