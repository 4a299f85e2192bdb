using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Orleans;
using Orleans.Concurrency;

namespace Collab.Network.Projects;

/// <summary>One project.</summary>
[Alias("project")]
public interface IProjectGrain : IAggregateGrain<Project, ProjectCommand>
{
    /// <summary>What a viewer may do with the project and everything in it: nothing when it is not there, or not for them.</summary>
    /// <param name="viewer">Who asks.</param>
    [AlwaysInterleave]
    ValueTask<ProjectRights> RightsOf(Viewer viewer);

    /// <summary>What the team's members tell of their background, those who tell nothing left out; empty when the project is not for this viewer.</summary>
    /// <param name="viewer">Who asks.</param>
    [AlwaysInterleave]
    ValueTask<ImmutableArray<MemberBackground>> Backgrounds(Viewer viewer);
}
