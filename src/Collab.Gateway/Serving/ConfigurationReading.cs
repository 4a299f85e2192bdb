using System.Globalization;
using Collab.Gateway.Commands;

namespace Collab.Gateway.Serving;

/// <summary>Settings of the environment, read so that a wrong one is one line that names it.</summary>
static class ConfigurationReading
{
    /// <summary>Whether something is switched on; null when nothing is said.</summary>
    /// <param name="configuration">The environment, or a section of it.</param>
    /// <param name="key">The setting, such as Collab:Demo.</param>
    /// <exception cref="OperatorException">It is neither true nor false.</exception>
    public static bool? Flag(this IConfiguration configuration, string key) => configuration[key] switch
    {
        null or "" => null,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw new OperatorException($"{configuration.Variable(key)} is \"{text}\"; set it to true or false."),
    };

    /// <summary>A whole number.</summary>
    /// <param name="section">The section of the environment.</param>
    /// <param name="key">The setting.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be.</param>
    /// <param name="unless">What it is when nothing is said.</param>
    /// <exception cref="OperatorException">It is none, or too small or large.</exception>
    public static int Number(this IConfigurationSection section, string key, int least, int most, int unless) => section[key] switch
    {
        null or "" => unless,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw new OperatorException($"{section.Variable(key)} is \"{text}\"; set it to a whole number from {least} to {most}."),
    };

    /// <summary>The environment variable of a setting.</summary>
    /// <param name="configuration">The environment, or a section of it.</param>
    /// <param name="key">The setting.</param>
    public static string Variable(this IConfiguration configuration, string key) =>
        ((configuration as IConfigurationSection)?.Path is { } path ? $"{path}:{key}" : key).Replace(":", "__", StringComparison.Ordinal);
}
