using Collab.Network.Access;
using Collab.Network.Kernel;
using Catalog = Collab.Network.Kernel.EventCatalog<Collab.Network.Agencies.AgencyEvent>;

namespace Collab.Network.Agencies;

/// <summary>How agencies are kept.</summary>
static class AgencyStream
{
    /// <summary>The scopes that grant read access: agencies are for everybody.</summary>
    public static Audience Audience => Audience.Public;

    public static Aggregate<AgencyId, Agency, AgencyEvent> Aggregate { get; } = new(
        "agency",
        new Catalog(
            Catalog.Entry<AgencyRegistered>("agency-registered", "Virasto liittyi verkostoon", "Myndigheten anslöt sig till nätverket", "The agency joined the network"),
            Catalog.Entry<AgencyRenamed>("agency-renamed", "Viraston nimi muuttui", "Myndighetens namn ändrades", "The agency's name changed"),
            Catalog.Entry<AgencyKindChanged>("agency-kind-changed", "Viraston tyyppi muuttui", "Myndighetens typ ändrades", "The agency's kind changed"),
            Catalog.Entry<AgencyHomePageChanged>("agency-home-page-changed", "Viraston kotisivu muuttui", "Myndighetens webbplats ändrades", "The agency's home page changed"),
            Catalog.Entry<UnitAdded>("agency-unit-added", "Yksikkö lisättiin", "En enhet lades till", "A unit was added"),
            Catalog.Entry<UnitRenamed>("agency-unit-renamed", "Yksikön nimi muuttui", "En enhets namn ändrades", "A unit's name changed"),
            Catalog.Entry<UnitClosed>("agency-unit-closed", "Yksikkö suljettiin", "En enhet stängdes", "A unit was closed")),
        Agency.Fold,
        new AgencyProjection());
}
