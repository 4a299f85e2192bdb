using Xunit;

namespace Collab.Faults.Reports;

/// <summary>All trials: one at a time, as they measure time and share two cores.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FaultTrials : ICollectionFixture<FaultReport>
{
    public const string Name = "fault trials";
}
