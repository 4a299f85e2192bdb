using System.Reflection;
using Xunit;

namespace Architecture.Tests;

public sealed class ArchitectureTests
{
    public static TheoryData<string> Names => [.. All.Keys];

    static IReadOnlyDictionary<string, Rule> All { get; } = typeof(Rule).Assembly.GetTypes()
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
        .Where(property => property.PropertyType == typeof(Rule))
        .Select(property => (Rule)property.GetValue(null)!)
        .ToDictionary(rule => rule.Name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Holds(string name)
    {
        var rule = All[name];
        var findings = rule.Check(Repository.Files).Select(finding => "  " + finding).ToList();
        Assert.True(findings.Count == 0, $"{rule.Name} — but:\n{string.Join('\n', findings)}\nFix: {rule.Fix}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rule_reports_its_bad_sample(string name) => Assert.NotEmpty(All[name].Check(All[name].Bad));

    [Theory]
    [MemberData(nameof(Names))]
    public void Rule_accepts_its_good_sample(string name) => Assert.Empty(All[name].Check(All[name].Good));

    [Fact]
    public void Repository_files_are_found() => Assert.Contains(Repository.Files, file => file.Path == "Collab.sln");
}
