using Collab.Network.Kernel;

namespace Collab.Network.Access;

/// <summary>What somebody may do in the whole network, by what they are.</summary>
static class NetworkRights
{
    /// <summary>Whether they may add agencies and people, and say who belongs where.</summary>
    public static bool MayAdministerNetwork(this Viewer viewer) => viewer.Is(NetworkRole.Administrator);

    /// <summary>The refusal of what only an administrator of the network may do.</summary>
    public static Refusal OnlyAdministrators()
        => Refusal.Forbidden(
            "Vain verkoston ylläpitäjä voi tehdä tämän.",
            "Endast nätverkets administratör kan göra detta.",
            "Only an administrator of the network can do this.");

    /// <summary>Whether they may start a project.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="owner">The agency that would own it; null when nobody said.</param>
    public static bool MayStartProject(this Viewer viewer, AgencyId? owner)
        => viewer.Is(NetworkRole.Facilitator)
            || viewer.Is(NetworkRole.Administrator)
            || (owner is { } agency && viewer.BelongsTo(agency));

    /// <summary>The mutations that add something to the network and that a viewer may run.</summary>
    public static IEnumerable<string> Mutations(this Viewer viewer)
        =>
        [
            .. viewer.MayAdministerNetwork() ? ["registerAgency", "formAgencyGroup", "registerPerson"] : Enumerable.Empty<string>(),
            .. viewer.MayStartProject(viewer.Agencies.IsEmpty ? null : viewer.Agencies[0]) ? ["startProject"] : Enumerable.Empty<string>(),
        ];
}
