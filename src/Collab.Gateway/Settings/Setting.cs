using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Collab.Gateway.Settings;

/// <summary>One setting that the program knows.</summary>
/// <param name="Key">Its key as .NET's configuration has it; <c>#</c> stands for the number of an entry of a list.</param>
/// <param name="Type">What its text is read as.</param>
/// <param name="Range">The numbers that it may be; null for what is no number.</param>
sealed record Setting(string Key, Type Type, RangeAttribute? Range)
{
    /// <summary>Stands in <see cref="Key"/> for the number of a list's entry.</summary>
    public const string Entry = "#";

    /// <summary>The environment variable, with 0 for an entry's number.</summary>
    public string Variable => VariableOf(Key.Replace(Entry, "0", StringComparison.Ordinal));

    /// <summary>The environment variable of a key.</summary>
    /// <param name="key">The key, such as <c>Collab:Demo</c>.</param>
    public static string VariableOf(string key) => key.Replace(ConfigurationPath.KeyDelimiter, "__", StringComparison.Ordinal);

    /// <summary>What is wrong with a value and what is right; null when nothing is.</summary>
    /// <param name="text">The value as it is set.</param>
    public string? Complaint(string text) => (Nullable.GetUnderlyingType(Type) ?? Type) switch
    {
        var type when type == typeof(bool) => bool.TryParse(text, out _) ? null : $"it is \"{text}\"; set it to true or false.",
        var type when type == typeof(int) => IsInRange(text) ? null : $"it is \"{text}\"; set it to a whole number from {Range?.Minimum ?? int.MinValue} to {Range?.Maximum ?? int.MaxValue}.",
        _ => null,
    };

    bool IsInRange(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && (Range is null || Range.IsValid(number));
}
