using System.Globalization;
using System.Text.RegularExpressions;
using Collab.Gateway.Settings;
using Collab.Testing;
using Xunit;

namespace Collab.Gateway.Tests.Settings;

/// <summary><c>docs/settings.md</c> is what the program knows, line by line.</summary>
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
    public void Every_setting_has_its_line_and_every_line_a_setting() =>
        Assert.Equal(KnownSettings.All.Select(setting => setting.Variable).Order(StringComparer.Ordinal), Rows.Select(row => row.Variable).Order(StringComparer.Ordinal));

    [Fact]
    public void The_line_says_what_may_be_set() =>
        Assert.All(Rows, row => Assert.Equal(FormOf(KnownSettings.All.Single(setting => setting.Variable == row.Variable)), row.Form));

    static string FormOf(Setting setting) => (Nullable.GetUnderlyingType(setting.Type) ?? setting.Type) switch
    {
        var type when type == typeof(bool) => "true, false",
        var type when type == typeof(int) => string.Create(CultureInfo.InvariantCulture, $"{setting.Range!.Minimum:N0} to {setting.Range.Maximum:N0}"),
        var type when type == typeof(CommaList) => "list",
        _ => "text",
    };

    /// <summary>A line of a table: variable, form.</summary>
    [GeneratedRegex(@"^\| `((?:Collab|GraphQL|Silo|ConnectionStrings)__\w+)` \|([^|]*)\|")]
    private static partial Regex Row();
}
