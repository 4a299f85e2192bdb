using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Collab.Gateway.Clustering;
using Collab.Gateway.Load;
using Collab.Gateway.Serving;
using Collab.Gateway.SignIn;

namespace Collab.Gateway.Settings;

/// <summary>Every setting that the program knows, found from the options classes; <c>docs/settings.md</c> has the same list for people.</summary>
static class KnownSettings
{
    /// <summary>The sections whose settings are all known, so that one that is not is a mistake.</summary>
    static readonly string[] Own = [CollabSettings.Section, GraphQLSettings.Section, SiloSettings.Section];

    /// <summary>The database's connection string, which stands where .NET programs have theirs.</summary>
    public const string ConnectionString = "ConnectionStrings:Collab";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new(ConnectionString, typeof(string), null),
        .. Of(CollabSettings.Section, typeof(CollabSettings)),
        .. Of(SignInSettings.Section, typeof(SignInSettings)),
        .. Of(LoadSettings.Section, typeof(LoadSettings)),
        .. Of(TelemetrySettings.Section, typeof(TelemetrySettings)),
        .. Of(CleanUpSettings.Section, typeof(CleanUpSettings)),
        .. Of(GraphQLSettings.Section, typeof(GraphQLSettings)),
        .. Of(SiloSettings.Section, typeof(SiloSettings)),
    ];

    static readonly Dictionary<string, Setting> ByKey = All.ToDictionary(setting => setting.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a key stands in a section whose settings are all known.</summary>
    /// <param name="key">The key.</param>
    public static bool IsOwn(string key) => Own.Any(section =>
        key.StartsWith(section, StringComparison.OrdinalIgnoreCase) && (key.Length == section.Length || key[section.Length] == ConfigurationPath.KeyDelimiter[0]));

    /// <summary>The setting of a key; null when there is none.</summary>
    /// <param name="key">The key, with numbers for the entries of lists.</param>
    public static Setting? Find(string key) => ByKey.GetValueOrDefault(Pattern(key));

    /// <summary>The environment variable that was most likely meant by a key that is none.</summary>
    /// <param name="key">The key.</param>
    public static string Nearest(string key)
    {
        var pattern = Pattern(key);
        var nearest = All.MinBy(setting => Distance(pattern, setting.Key))!;
        var numbers = key.Split(ConfigurationPath.KeyDelimiter).Where(IsNumber);
        return Setting.VariableOf(numbers.Aggregate(nearest.Key, FillEntry).Replace(Setting.Entry, "0", StringComparison.Ordinal));
    }

    static IEnumerable<Setting> Of(string section, Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite
        let key = ConfigurationPath.Combine(section, property.Name)
        from setting in EntryOf(property.PropertyType) is { } entry ? Of(ConfigurationPath.Combine(key, Setting.Entry), entry)
            : IsSection(property.PropertyType) ? Of(key, property.PropertyType)
            : [new Setting(key, property.PropertyType, property.GetCustomAttribute<RangeAttribute>())]
        select setting;

    static Type? EntryOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    static bool IsSection(Type type) => type.Assembly == typeof(KnownSettings).Assembly && type != typeof(CommaList);

    static string Pattern(string key) => string.Join(ConfigurationPath.KeyDelimiter, key.Split(ConfigurationPath.KeyDelimiter).Select(part => IsNumber(part) ? Setting.Entry : part));

    static bool IsNumber(string part) => part.Length > 0 && part.All(char.IsAsciiDigit);

    static string FillEntry(string key, string number) =>
        key.IndexOf(Setting.Entry, StringComparison.Ordinal) is >= 0 and var at ? string.Concat(key.AsSpan(0, at), number, key.AsSpan(at + 1)) : key;

    /// <summary>How many letters to change (Levenshtein).</summary>
    static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
