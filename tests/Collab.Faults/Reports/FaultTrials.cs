using Xunit;

namespace Collab.Faults.Reports;

/// <summary>All trials: one at a time and after the other tests, as they measure time and share two cores. ./test runs no other suite meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FaultTrials : ICollectionFixture<FaultReport>
{
    public const string Name = "fault trials";
}
