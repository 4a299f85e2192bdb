using Orleans.Runtime;

namespace Collab.Gateway.Clustering;

/// <summary>Whether the silo has joined its cluster and is still in it.</summary>
/// <param name="cluster">What this silo knows of the cluster.</param>
sealed class SiloHealth(ISiloStatusOracle cluster) : ISiloHealth
{
    public string? Trouble => cluster.CurrentStatus == SiloStatus.Active ? null : $"the silo is {cluster.CurrentStatus} in its cluster";
}
