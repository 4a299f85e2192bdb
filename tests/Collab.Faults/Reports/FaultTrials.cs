using Xunit;

namespace Collab.Faults.Reports;

/// <summary>All trials: one at a time, as they measure time and share two cores.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FaultTrials : ICollectionFixture<FaultReport>
{
    public const string Name = "fault trials";

    /// <summary>
    /// The trait of trials whose bounds are milliseconds: ./test gives them the machine to themselves. The others' are seconds, and they spend much of their time
    /// waiting, so that they run beside other suites.
    /// </summary>
    public const string Measures = "Measures";

    /// <summary>What such a trial measures.</summary>
    public const string Milliseconds = "milliseconds";
}
