using System.Collections.Immutable;
using System.Globalization;
using Collab.Network.Access;
using Collab.Network.Kernel;
using static Collab.Network.Kernel.EventCatalog<Collab.Network.Agencies.AgencyEvent>;

namespace Collab.Network.Agencies;

/// <summary>A public body that develops services with others. Everybody may read it. Its next unit's number is one more than <see cref="UnitsEver"/>.</summary>
sealed record Agency(AgencyId Id, string Slug, Text Name, AgencyKind Kind, Uri? HomePage, ImmutableArray<Unit> Units, int UnitsEver) : AggregateState
{
    public static Audience Audience => Audience.Public;

    public static Aggregate<AgencyId, Agency, AgencyEvent> Aggregate { get; } = new(
        "agency",
        new(
            Entry<AgencyRegistered>("agency-registered", "Virasto liittyi verkostoon", "Myndigheten anslöt sig till nätverket", "The agency joined the network"),
            Entry<AgencyRenamed>("agency-renamed", "Viraston nimi muuttui", "Myndighetens namn ändrades", "The agency's name changed"),
            Entry<AgencyKindChanged>("agency-kind-changed", "Viraston tyyppi muuttui", "Myndighetens typ ändrades", "The agency's kind changed"),
            Entry<AgencyHomePageChanged>("agency-home-page-changed", "Viraston kotisivu muuttui", "Myndighetens webbplats ändrades", "The agency's home page changed"),
            Entry<UnitAdded>("agency-unit-added", "Yksikkö lisättiin", "En enhet lades till", "A unit was added"),
            Entry<UnitRenamed>("agency-unit-renamed", "Yksikön nimi muuttui", "En enhets namn ändrades", "A unit's name changed"),
            Entry<UnitClosed>("agency-unit-closed", "Yksikkö suljettiin", "En enhet stängdes", "A unit was closed")),
        Fold,
        new AgencyTable());

    /// <summary>The unit with a number; null when there is none or it was closed.</summary>
    public Unit? Unit(int number) => Units.FirstOrDefault(unit => unit.Id.Number == number);

    /// <summary>The agency's own people and administrators may change it.</summary>
    public static bool MayEdit(AgencyId agency, Viewer viewer) => viewer.Is(NetworkRole.Administrator) || viewer.BelongsTo(agency);

    public static Agency Fold(Agency? agency, Recorded<AgencyEvent> recorded) => recorded.Event switch
    {
        AgencyRegistered e => new(e.Id, e.Slug, e.Name, e.Kind, e.HomePage, [], 0),
        AgencyRenamed e => agency! with { Name = e.Name },
        AgencyKindChanged e => agency! with { Kind = e.Kind },
        AgencyHomePageChanged e => agency! with { HomePage = e.HomePage },
        UnitAdded e => agency! with { Units = agency.Units.Add(new Unit(new UnitId(agency.Id, e.Number), e.Name)), UnitsEver = e.Number },
        UnitRenamed e => agency! with { Units = [.. agency.Units.Select(unit => unit.Id.Number == e.Number ? unit with { Name = e.Name } : unit)] },
        UnitClosed e => agency! with { Units = agency.Units.RemoveAll(unit => unit.Id.Number == e.Number) },
        var unknown => throw new InvalidOperationException($"{nameof(Agency)} does not fold {unknown.GetType().Name}."),
    };
}

sealed record Unit(UnitId Id, Text Name);

enum AgencyKind
{
    Ministry,
    StateAgency,
    RegionalAdministration,
    Municipality,
    HealthAndSocialServices,
    Other,
}

abstract record AgencyEvent;

sealed record AgencyRegistered(AgencyId Id, string Slug, Text Name, AgencyKind Kind, Uri? HomePage) : AgencyEvent;

sealed record AgencyRenamed(Text Name) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.Name;
}

sealed record AgencyKindChanged(AgencyKind Kind) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.Kind;
}

sealed record AgencyHomePageChanged(Uri? HomePage) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.HomePage;
}

sealed record UnitAdded(int Number, Text Name) : AgencyEvent;

sealed record UnitRenamed(int Number, Text Name) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.Unit(Number);
}

sealed record UnitClosed(int Number) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.Unit(Number);
}

/// <summary>The parts of an agency that are edited on their own.</summary>
static class AgencyParts
{
    public const string Name = "name";
    public const string Kind = "kind";
    public const string HomePage = "homePage";

    public static string Unit(int number) => string.Create(CultureInfo.InvariantCulture, $"unit:{number}");
}
