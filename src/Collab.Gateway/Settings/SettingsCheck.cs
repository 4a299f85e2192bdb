namespace Collab.Gateway.Settings;

/// <summary>Checks settings before they are bound, so that all errors are reported and not only the first.</summary>
static class SettingsCheck
{
    /// <summary>The settings that can be bound. An empty value counts as not set.</summary>
    /// <param name="configuration">All configuration.</param>
    /// <param name="errors">Receives errors about unknown settings and invalid values.</param>
    public static IConfiguration Readable(IConfiguration configuration, List<string> errors)
    {
        var readable = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in configuration.AsEnumerable().OrderBy(each => each.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (value is null)
            {
                continue;
            }

            if (ErrorIn(key, value) is { } error)
            {
                errors.Add($"{Setting.VariableOf(key)}: {error}");
            }
            else if (value.Length > 0)
            {
                readable[key] = value;
            }
        }

        return new ConfigurationBuilder().AddInMemoryCollection(readable).Build();
    }

    static string? ErrorIn(string key, string value) =>
        KnownSettings.Find(key) is { } setting ? value.Length == 0 ? null : setting.ErrorOf(value)
        : KnownSettings.IsOwn(key) ? $"there is no such setting. Did you mean {KnownSettings.Nearest(key)}? All are listed in docs/settings.md."
        : null;
}
