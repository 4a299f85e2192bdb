using Collab.Network.Kernel;
using Orleans;

namespace Collab.Network.Projects;

/// <summary>One project.</summary>
[Alias("project")]
public interface IProjectGrain : IAggregateGrain<ProjectCommand>;
