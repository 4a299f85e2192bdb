using Collab.Network.Projects;

namespace Collab.Network.ProcessDescriptions;

/// <summary>Which mutations may be run on descriptions and phases, by the rights in their project. Decided by what the commands are decided by.</summary>
static class ProcessMutations
{
    /// <summary>In a project: what begins a description.</summary>
    /// <param name="rights">The rights.</param>
    /// <param name="count">How many descriptions the project has.</param>
    public static IEnumerable<string> Of(ProjectRights rights, int count) => rights.MayWork && count < PhaseRules.MaxDescriptions ? ["describeProcess", "importBpmn"] : [];

    public static IEnumerable<string> Of(ProcessDescription process, ProjectRights rights)
        => !rights.MayWork ? [] :
        [
            "renameProcess",
            "replaceBpmn",
            .. When(process.Versions.Length < PhaseRules.MaxVersions, "nameProcessVersion"),
            .. When(process.Source is null && process.Phases.Length < PhaseRules.MaxPhases, "addPhases"),
            .. When(process.Source is null && process.Phases.Length > 1, "reorderPhases"),
        ];

    public static IEnumerable<string> OfPhase(ProcessDescription process, ProjectRights rights)
        => !rights.MayWork ? [] : ["editPhase", .. When(process.Source is null, "removePhase")];

    static IEnumerable<string> When(bool isSo, string mutation) => isSo ? [mutation] : [];
}
