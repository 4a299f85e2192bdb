using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Collab.Gateway.Clustering;
using Collab.Gateway.Load;
using Collab.Gateway.Serving;
using Collab.Gateway.SignIn;

namespace Collab.Gateway.Settings;

/// <summary>All settings of the program, derived from the options classes. <c>docs/settings.md</c> documents the same list.</summary>
static class KnownSettings
{
    /// <summary>The sections of which all settings are known, so that an unknown one is an error.</summary>
    static readonly string[] Own = [CollabSettings.Section, GraphQLSettings.Section, SiloSettings.Section];

    /// <summary>The key of the connection string.</summary>
    public const string ConnectionString = "ConnectionStrings:Collab";

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

    public static bool IsOwn(string key) => Own.Any(section =>
        key.StartsWith(section, StringComparison.OrdinalIgnoreCase) && (key.Length == section.Length || key[section.Length] == ConfigurationPath.KeyDelimiter[0]));

    public static Setting? Find(string key) => ByKey.GetValueOrDefault(Pattern(key));

    /// <summary>The variable of the known setting nearest to an unknown key.</summary>
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

    /// <summary>Levenshtein distance.</summary>
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
