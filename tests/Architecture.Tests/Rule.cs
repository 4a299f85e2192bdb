namespace Architecture.Tests;

/// <summary>
/// An architecture rule: what holds, how to fix a violation, and how to find violations. Each rule has a bad sample that it must report and a good one that it must
/// accept, so that a rule that finds nothing is noticed.
/// </summary>
/// <param name="Name">The rule as a sentence without full stop.</param>
/// <param name="Fix">How to fix a violation.</param>
/// <param name="Check">Returns the violations in these files.</param>
/// <param name="Bad">Files with at least one violation.</param>
/// <param name="Good">Files without violations, as similar as possible to the bad ones.</param>
public sealed record Rule(
    string Name,
    string Fix,
    Func<IReadOnlyList<SourceFile>, IEnumerable<Finding>> Check,
    IReadOnlyList<SourceFile> Bad,
    IReadOnlyList<SourceFile> Good)
{
    /// <summary>Creates a rule that checks each file by itself.</summary>
    public static Rule PerFile(
        string name, string fix, Func<SourceFile, IEnumerable<Finding>> check, SourceFile bad, SourceFile good) =>
        new(name, fix, files => files.SelectMany(check), [bad], [good]);

    public override string ToString() => Name;
}
