namespace House.Tests;

/// <summary>
/// One rule of the house: what holds, how to mend a breach, and how breaches are found. Each rule carries a known-bad
/// sample that it must catch and a good one that it must let pass, so that no guard sleeps unnoticed.
/// </summary>
/// <param name="Name">What holds, as a sentence without its full stop.</param>
/// <param name="Mend">What to do about a breach.</param>
/// <param name="Check">The breaches among these files.</param>
/// <param name="Bad">Files with at least one breach.</param>
/// <param name="Good">Files with none, as near to the bad ones as can be.</param>
public sealed record Rule(
    string Name,
    string Mend,
    Func<IReadOnlyList<SourceFile>, IEnumerable<Finding>> Check,
    IReadOnlyList<SourceFile> Bad,
    IReadOnlyList<SourceFile> Good)
{
    /// <summary>A rule that looks at each file by itself.</summary>
    public static Rule PerFile(
        string name, string mend, Func<SourceFile, IEnumerable<Finding>> check, SourceFile bad, SourceFile good) =>
        new(name, mend, files => files.SelectMany(check), [bad], [good]);

    public override string ToString() => Name;
}
