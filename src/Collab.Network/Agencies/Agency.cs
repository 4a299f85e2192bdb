using System.Collections.Immutable;
using Collab.Network.Kernel;

namespace Collab.Network.Agencies;

/// <summary>A public body that develops services with others. Readable by everybody.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name, in up to three languages.</param>
/// <param name="Kind">What kind of body it is.</param>
/// <param name="HomePage">Its home page.</param>
/// <param name="Units">Its units that have not been closed, in the order in which they were added.</param>
/// <param name="UnitsEver">How many units it has had; the next one's number is one more.</param>
public sealed record Agency(
    AgencyId Id,
    string Slug,
    Text Name,
    AgencyKind Kind,
    Uri? HomePage,
    ImmutableArray<Unit> Units,
    int UnitsEver) : AggregateState
{
    /// <summary>The unit with a number, or null when there is none or it was closed.</summary>
    /// <param name="number">The unit's number.</param>
    public Unit? Unit(int number) => Units.FirstOrDefault(unit => unit.Id.Number == number);

    /// <summary>The agency after an event.</summary>
    /// <param name="agency">The agency before; null before it was registered.</param>
    /// <param name="recorded">The event.</param>
    public static Agency Fold(Agency? agency, Recorded<AgencyEvent> recorded) => recorded.Event switch
    {
        AgencyRegistered e => new Agency(e.Id, e.Slug, e.Name, e.Kind, e.HomePage, [], 0),
        AgencyRenamed e => agency! with { Name = e.Name },
        AgencyKindChanged e => agency! with { Kind = e.Kind },
        AgencyHomePageChanged e => agency! with { HomePage = e.HomePage },
        UnitAdded e => agency! with { Units = agency.Units.Add(new Unit(new UnitId(agency.Id, e.Number), e.Name)), UnitsEver = e.Number },
        UnitRenamed e => agency! with { Units = [.. agency.Units.Select(unit => unit.Id.Number == e.Number ? unit with { Name = e.Name } : unit)] },
        UnitClosed e => agency! with { Units = agency.Units.RemoveAll(unit => unit.Id.Number == e.Number) },
        var unknown => throw new InvalidOperationException($"{nameof(Agency)} does not fold {unknown.GetType().Name}."),
    };
}
