using System.Collections.Immutable;
using System.Globalization;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
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
            Entry<UnitDescribed>("agency-unit-described", "Yksikön tiedot muuttuivat", "En enhets uppgifter ändrades", "What is known of a unit changed"),
            Entry<UnitClosed>("agency-unit-closed", "Yksikkö suljettiin", "En enhet stängdes", "A unit was closed"),
            Entry<AgencyEnded>("agency-ended", "Virasto lakkasi", "Myndigheten upphörde", "The agency ended"),
            Entry<AgencyResumed>("agency-resumed", "Virasto jatkaakin", "Myndigheten fortsätter ändå", "The agency goes on after all"),
            Entry<AgencySucceeded>("agency-succeeded", "Virasto jatkaa toisen työtä", "Myndigheten fortsätter en annans arbete", "The agency carries on another's work"),
            Entry<SuccessionWithdrawn>("agency-succession-withdrawn", "Virasto ei jatkakaan toisen työtä", "Myndigheten fortsätter ändå inte en annans arbete", "The agency does not carry on another's work after all")),
        Fold,
        new AgencyTable());

    /// <summary>Every name that it had before, oldest first.</summary>
    public ImmutableArray<Text> FormerNames { get; init; } = [];

    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The agencies that carry its work on since it ended; a merger is several agencies with one successor.</summary>
    public ImmutableArray<AgencyId> Successors { get; init; } = [];

    /// <summary>The agencies whose work it carries on.</summary>
    public ImmutableArray<AgencyId> Predecessors { get; init; } = [];

    /// <summary>The unit with a number; null when there is none or it was closed.</summary>
    public Unit? Unit(int number) => Units.FirstOrDefault(unit => unit.Id.Number == number);

    /// <summary>The agency's own people and administrators may change it.</summary>
    public static bool MayEdit(AgencyId agency, Viewer viewer) => viewer.Is(NetworkRole.Administrator) || viewer.BelongsTo(agency);

    public static Agency Fold(Agency? agency, Recorded<AgencyEvent> recorded) => recorded.Event switch
    {
        AgencyRegistered e => new(e.Id, e.Slug, e.Name, e.Kind, e.HomePage, [], 0),
        AgencyRenamed e => agency! with { Name = e.Name, FormerNames = agency.FormerNames.Add(agency.Name) },
        AgencyKindChanged e => agency! with { Kind = e.Kind },
        AgencyHomePageChanged e => agency! with { HomePage = e.HomePage },
        UnitAdded e => agency! with { Units = agency.Units.Add(new Unit(new UnitId(agency.Id, e.Number), e.Name, e.Details ?? UnitDetails.None)), UnitsEver = e.Number },
        UnitRenamed e => agency! with { Units = [.. agency.Units.Select(unit => unit.Id.Number == e.Number ? unit with { Name = e.Name } : unit)] },
        UnitDescribed e => agency! with { Units = [.. agency.Units.Select(unit => unit.Id.Number == e.Number ? unit with { Details = e.Details } : unit)] },
        UnitClosed e => agency! with { Units = [.. Without(agency, e.Number)] },
        AgencyEnded e => agency! with { EndedAt = recorded.At, Successors = e.Successors },
        AgencyResumed => agency! with { EndedAt = null, Successors = [] },
        AgencySucceeded e => agency! with { Predecessors = agency.Predecessors.Add(e.Predecessor) },
        SuccessionWithdrawn e => agency! with { Predecessors = agency.Predecessors.Remove(e.Predecessor) },
        var unknown => throw new InvalidOperationException($"{nameof(Agency)} does not fold {unknown.GetType().Name}."),
    };

    /// <summary>The units below a closed one stand below the one that it stood below.</summary>
    static IEnumerable<Unit> Without(Agency agency, int closed)
    {
        var above = agency.Unit(closed)?.Details.Above;
        return agency.Units.Where(unit => unit.Id.Number != closed)
            .Select(unit => unit.Details.Above == closed ? unit with { Details = unit.Details with { Above = above } } : unit);
    }
}

sealed record Unit(UnitId Id, Text Name, UnitDetails Details);

/// <summary>What is known of a unit beside its name; each may be unknown.</summary>
/// <param name="Region">The region that it works in.</param>
/// <param name="Headcount">How many people work there.</param>
/// <param name="Field">Its field of work.</param>
/// <param name="Above">The number of the unit that it belongs to.</param>
sealed record UnitDetails(Region? Region = null, int? Headcount = null, [NotPersonal] Text? Field = null, int? Above = null)
{
    public static UnitDetails None { get; } = new();
}

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

sealed record AgencyRegistered(AgencyId Id, [NotPersonal] string Slug, [NotPersonal] Text Name, AgencyKind Kind, [NotPersonal] Uri? HomePage) : AgencyEvent;

sealed record AgencyRenamed([NotPersonal] Text Name) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.Name;
}

sealed record AgencyKindChanged(AgencyKind Kind) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.Kind;
}

sealed record AgencyHomePageChanged([NotPersonal] Uri? HomePage) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.HomePage;
}

sealed record UnitAdded(int Number, [NotPersonal] Text Name, UnitDetails? Details = null) : AgencyEvent;

sealed record UnitDescribed(int Number, UnitDetails Details) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.UnitDetails(Number);
}

sealed record UnitRenamed(int Number, [NotPersonal] Text Name) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.Unit(Number);
}

sealed record UnitClosed(int Number) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.Unit(Number);
}

sealed record AgencyEnded(ImmutableArray<AgencyId> Successors) : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.End;
}

sealed record AgencyResumed : AgencyEvent, ITouchesPart
{
    string ITouchesPart.Part => AgencyParts.End;
}

sealed record AgencySucceeded(AgencyId Predecessor) : AgencyEvent;

sealed record SuccessionWithdrawn(AgencyId Predecessor) : AgencyEvent;

/// <summary>The parts of an agency that are edited on their own.</summary>
static class AgencyParts
{
    public const string Name = "name";
    public const string Kind = "kind";
    public const string HomePage = "homePage";
    public const string End = "end";

    public static string Unit(int number) => string.Create(CultureInfo.InvariantCulture, $"unit:{number}");

    public static string UnitDetails(int number) => string.Create(CultureInfo.InvariantCulture, $"unit-details:{number}");
}
