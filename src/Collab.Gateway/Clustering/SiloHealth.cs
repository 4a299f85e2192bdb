using Orleans.Runtime;

namespace Collab.Gateway.Clustering;

sealed class SiloHealth(ISiloStatusOracle cluster) : ISiloHealth
{
    public string? UnhealthyReason => cluster.CurrentStatus == SiloStatus.Active ? null : $"the silo is {cluster.CurrentStatus} in its cluster";
}
