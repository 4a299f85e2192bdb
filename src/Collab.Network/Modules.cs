using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.AgencyGroups;
using Collab.Network.Changes;
using Collab.Network.Drafts;
using Collab.Network.Goals;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.People;
using Collab.Network.ProcessDescriptions;
using Collab.Network.Projects;

namespace Collab.Network;

/// <summary>All modules. A module is added to the network by its line here.</summary>
static class Modules
{
    /// <summary>The modules, each after those whose tables its own refer to.</summary>
    public static IReadOnlyList<Module> All { get; } =
    [
        new KernelModule(),
        new AccessModule(),
        new AgencyModule(),
        new AgencyGroupModule(),
        new PersonModule(),
        new ProjectModule(),
        new GoalModule(),
        new DraftModule(),
        new ProcessDescriptionModule(),
        new ChangesModule(),
    ];
}
