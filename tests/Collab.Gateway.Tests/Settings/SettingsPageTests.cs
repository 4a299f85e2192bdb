using System.Globalization;
using System.Text.RegularExpressions;
using Collab.Gateway.Settings;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests.Settings;

/// <summary>Compares <c>docs/settings.md</c> with the settings of the program.</summary>
public sealed partial class SettingsPageTests
{
    static readonly IReadOnlyList<(string Variable, string Form)> Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "settings.md"))
            .Select(line => Row().Match(line))
            .Where(match => match.Success)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value.Trim())),
    ];

    [Fact]
    public void Page_and_program_have_the_same_settings() =>
        Assert.Equal(KnownSettings.All.Select(setting => setting.Variable).Order(StringComparer.Ordinal), Rows.Select(row => row.Variable).Order(StringComparer.Ordinal));

    [Fact]
    public void Page_states_the_range_of_each_setting() =>
        Assert.All(Rows, row => Assert.Equal(FormOf(KnownSettings.All.Single(setting => setting.Variable == row.Variable)), row.Form));

    static string FormOf(Setting setting) => (Nullable.GetUnderlyingType(setting.Type) ?? setting.Type) switch
    {
        var type when type == typeof(bool) => "true, false",
        var type when type == typeof(int) => string.Create(CultureInfo.InvariantCulture, $"{setting.Range!.Minimum:N0} to {setting.Range.Maximum:N0}"),
        var type when type == typeof(CommaList) => "list",
        _ => "text",
    };

    [GeneratedRegex(@"^\| `((?:Collab|GraphQL|Silo|ConnectionStrings)__\w+)` \|([^|]*)\|")]
    private static partial Regex Row();
}
