using Collab.Network.Kernel;
using Orleans;

namespace Collab.Network.Projects;

/// <summary>One project.</summary>
[Alias("project")]
interface IProjectGrain : IAggregateGrain<ProjectCommand>;
