namespace Collab.Faults.Checking;

/// <summary>What was found wrong. Each finding is a line that names what it is about.</summary>
sealed class Verdict
{
    const int Shown = 10;
    const int MaxFindingLength = 400;

    /// <summary>Answered as made, and not there.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>There twice.</summary>
    public List<string> Doubled { get; } = [];

    /// <summary>An invariant is broken: half of a change, a gap, a table that is not what the journal says.</summary>
    public List<string> Torn { get; } = [];

    /// <summary>There, although it was refused or nobody asked for it.</summary>
    public List<string> Invented { get; } = [];

    /// <summary>Whether nothing was found.</summary>
    public bool IsClean => Lost.Count + Doubled.Count + Torn.Count + Invented.Count == 0;

    public override string ToString() => string.Join(
        '\n',
        new (string Name, List<string> Findings)[] { ("lost", Lost), ("doubled", Doubled), ("torn", Torn), ("invented", Invented) }
            .SelectMany(kind => kind.Findings.Take(Shown).Select(finding => $"  {kind.Name}: {(finding.Length > MaxFindingLength ? finding[..MaxFindingLength] + " …" : finding)}").Prepend($"{kind.Findings.Count} {kind.Name}")));
}
