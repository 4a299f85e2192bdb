using System.Globalization;

namespace Orleans;

/// <summary>How long an activation of this class may be unused before idle collection takes it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CollectionAgeLimitAttribute : Attribute
{
    private readonly TimeSpan? _value;

    /// <summary>The age as the sum of <see cref="Days"/>, <see cref="Hours"/> and <see cref="Minutes"/>.</summary>
    public CollectionAgeLimitAttribute()
    {
    }

    /// <summary>The age as text.</summary>
    /// <param name="inactivityPeriod">The age, in the syntax of <see cref="TimeSpan.Parse(string, IFormatProvider)"/>, invariant culture.</param>
    public CollectionAgeLimitAttribute(string inactivityPeriod) =>
        _value = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

    /// <summary>The shortest age: a minute. A shorter sum is raised to it.</summary>
    public static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);

    /// <summary>Days of the age.</summary>
    public double Days { get; set; }

    /// <summary>Hours of the age.</summary>
    public double Hours { get; set; }

    /// <summary>Minutes of the age.</summary>
    public double Minutes { get; set; }

    /// <summary>Whether the class is exempt from idle collection.</summary>
    public bool AlwaysActive { get; set; }

    /// <summary>The age limit.</summary>
    public TimeSpan AgeLimit
    {
        get
        {
            if (_value is { } given)
                return given;
            if (AlwaysActive)
                return TimeSpan.FromDays(short.MaxValue);
            var sum = TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
            return sum < MinAgeLimit ? MinAgeLimit : sum;
        }
    }
}
