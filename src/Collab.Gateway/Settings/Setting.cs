using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Collab.Gateway.Settings;

/// <summary>A known setting.</summary>
/// <param name="Key">Its configuration key; <c>#</c> stands for the index of a list entry.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Range">The allowed numbers; null for other types.</param>
sealed record Setting(string Key, Type Type, RangeAttribute? Range)
{
    /// <summary>Stands in <see cref="Key"/> for the index of a list entry.</summary>
    public const string Entry = "#";

    /// <summary>The environment variable, with index 0 for list entries.</summary>
    public string Variable => VariableOf(Key.Replace(Entry, "0", StringComparison.Ordinal));

    /// <summary>The environment variable of a key.</summary>
    public static string VariableOf(string key) => key.Replace(ConfigurationPath.KeyDelimiter, "__", StringComparison.Ordinal);

    /// <summary>The error of a value, with the fix; null when the value is valid.</summary>
    public string? ErrorOf(string text) => (Nullable.GetUnderlyingType(Type) ?? Type) switch
    {
        var type when type == typeof(bool) => bool.TryParse(text, out _) ? null : $"it is \"{text}\"; set it to true or false.",
        var type when type == typeof(int) => IsInRange(text) ? null : $"it is \"{text}\"; set it to a whole number from {Range?.Minimum ?? int.MinValue} to {Range?.Maximum ?? int.MaxValue}.",
        _ => null,
    };

    bool IsInRange(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && (Range is null || Range.IsValid(number));
}
