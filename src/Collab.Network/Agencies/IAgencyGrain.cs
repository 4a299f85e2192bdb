using Collab.Network.Kernel;
using Orleans;

namespace Collab.Network.Agencies;

/// <summary>One agency.</summary>
[Alias("agency")]
public interface IAgencyGrain : IAggregateGrain<AgencyCommand>;
