using Collab.Network.Access;
using Collab.Network.Kernel;

namespace Collab.Network.Agencies;

/// <summary>Which mutations a viewer may run on an agency.</summary>
static class AgencyMutations
{
    /// <summary>Whether a viewer may change an agency and its units.</summary>
    public static bool MayEdit(AgencyId agency, Viewer viewer) => viewer.Is(NetworkRole.Administrator) || viewer.BelongsTo(agency);

    /// <summary>On the agency itself.</summary>
    public static IEnumerable<string> Of(Agency agency, Viewer viewer)
        => !MayEdit(agency.Id, viewer) ? []
            : agency.Units.Length < AgencyDecisions.MaxUnits ? ["editAgency", "addUnit"]
            : ["editAgency"];

    /// <summary>On a unit of it.</summary>
    public static IEnumerable<string> Of(Unit unit, Viewer viewer) => MayEdit(unit.Id.Agency, viewer) ? ["renameUnit", "closeUnit"] : [];
}
