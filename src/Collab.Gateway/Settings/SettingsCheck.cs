namespace Collab.Gateway.Settings;

/// <summary>Looks at settings as they are written, before they are bound, so that each mistake is told and not the first alone.</summary>
static class SettingsCheck
{
    /// <summary>The settings that can be read. What is empty counts as not set.</summary>
    /// <param name="configuration">All that is set.</param>
    /// <param name="mistakes">Is told of settings that there are not, and of values that are none.</param>
    public static IConfiguration Readable(IConfiguration configuration, List<string> mistakes)
    {
        var readable = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in configuration.AsEnumerable().OrderBy(each => each.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (value is null)
            {
                continue;
            }

            if (MistakeIn(key, value) is { } mistake)
            {
                mistakes.Add($"{Setting.VariableOf(key)}: {mistake}");
            }
            else if (value.Length > 0)
            {
                readable[key] = value;
            }
        }

        return new ConfigurationBuilder().AddInMemoryCollection(readable).Build();
    }

    static string? MistakeIn(string key, string value) =>
        KnownSettings.Find(key) is { } setting ? value.Length == 0 ? null : setting.Complaint(value)
        : KnownSettings.IsOwn(key) ? $"there is no such setting. Did you mean {KnownSettings.Nearest(key)}? All are listed in docs/settings.md."
        : null;
}
