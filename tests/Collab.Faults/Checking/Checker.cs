namespace Collab.Faults.Checking;

/// <summary>Judges a trial. Looks at whole histories, never at examples.</summary>
static class Checker
{
    /// <summary>Everything that is wrong.</summary>
    public static Verdict Check(Evidence evidence)
    {
        var verdict = new Verdict();
        CommandChecks.Run(evidence, verdict);
        JournalChecks.Run(evidence.Survived, verdict);
        TableChecks.Run(evidence, verdict);
        ViewChecks.Run(evidence, verdict);
        verdict.Lost.AddRange(evidence.StaleReads);
        return verdict;
    }
}
