using System.Collections.Immutable;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Agencies.AgencyEvent>;

namespace Collab.Network.Agencies;

/// <summary>A command that says something of a unit.</summary>
abstract record UnitCommand : AgencyCommand
{
    const int MaxHeadcount = 1_000_000;
    const int MaxLevels = 10;

    /// <summary>What stands against details of a unit.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="unit">The unit's number; 0 for a new one.</param>
    /// <param name="details">The details.</param>
    protected static IEnumerable<Refusal> Check(Agency agency, int unit, UnitDetails details)
        => Rules.Found(
            details.Headcount is < 0 or > MaxHeadcount
                ? Refusal.Invalid(
                    "headcount",
                    $"Anna henkilömäärä lukuna 0–{MaxHeadcount}.",
                    $"Ange antalet anställda som ett tal 0–{MaxHeadcount}.",
                    $"Give the headcount as a number from 0 to {MaxHeadcount}.")
                : null,
            details.Field is { } field ? Rules.Title(field, "field") : null,
            details.Above is not { } above ? null
                : agency.Unit(above) is null ? Refusal.NotFound("above")
                : Above(agency, above).Take(MaxLevels).Contains(unit) || Above(agency, above).Take(MaxLevels).Count() + Levels(agency, unit) > MaxLevels
                    ? Refusal.Invalid(
                        "above",
                        $"Yksikkö ei voi olla itsensä alla, ja tasoja voi olla enintään {MaxLevels}.",
                        $"En enhet kan inte stå under sig själv, och det kan finnas högst {MaxLevels} nivåer.",
                        $"A unit cannot stand below itself, and there can be {MaxLevels} levels at most.")
                    : null);

    /// <summary>How many levels a unit and those below it take; 1 for a new one.</summary>
    static int Levels(Agency agency, int unit)
        => 1 + agency.Units.Where(below => below.Details.Above == unit).Select(below => Levels(agency, below.Id.Number)).DefaultIfEmpty().Max();

    /// <summary>A unit's number and those of the units above it, upwards.</summary>
    static IEnumerable<int> Above(Agency agency, int unit)
    {
        for (int? next = unit; next is { } number; next = agency.Unit(number)?.Details.Above)
        {
            yield return number;
        }
    }
}

sealed record AddUnit(
    AgencyId Agency, TextEdit Name, Region? Region = null, int? Headcount = null, TextEdit? Field = null, UnitId? Above = null, string? ClientMutationId = null)
    : UnitCommand, ICommandInput
{
    public const int MaxUnits = 500;

    protected override Decision Decide(Agency agency, CommandContext context)
    {
        var name = Name.ToRequiredText();
        var details = new UnitDetails(Region, Headcount, Field.ToText(), Above?.Number);
        return Decision.Unless(
            [
                .. Rules.Found(
                    Rules.Title(name, "name"),
                    Above is { } above && above.Agency != agency.Id ? Refusal.NotFound("above") : null,
                    agency.Units.Length < MaxUnits ? null : Refusal.Invalid(
                        "",
                        $"Virastolla voi olla enintään {MaxUnits} yksikköä. Sulje ensin jokin yksikkö.",
                        $"En myndighet kan ha högst {MaxUnits} enheter. Stäng först någon enhet.",
                        $"An agency can have {MaxUnits} units at most. Close one first.")),
                .. Check(agency, 0, details),
            ],
            new UnitAdded(agency.UnitsEver + 1, name, details == UnitDetails.None ? null : details));
    }
}

sealed record DescribeUnit(
    UnitId Unit,
    Region? Region = null,
    int? Headcount = null,
    TextEdit? Field = null,
    UnitId? Above = null,
    bool RemoveRegion = false,
    bool RemoveHeadcount = false,
    bool RemoveField = false,
    bool RemoveAbove = false,
    int? BasedOn = null,
    string? ClientMutationId = null) : UnitCommand, ICommandInput
{
    protected override Decision Decide(Agency agency, CommandContext context)
    {
        if (agency.Unit(Unit.Number) is not { } unit)
        {
            return Refusal.NotFound("unit");
        }

        var now = unit.Details;
        var wanted = new UnitDetails(
            RemoveRegion ? null : Region ?? now.Region,
            RemoveHeadcount ? null : Headcount ?? now.Headcount,
            RemoveField ? null : Field.ApplyTo(now.Field),
            RemoveAbove ? null : Above?.Number ?? now.Above);
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(Above is { } above && above.Agency != agency.Id ? Refusal.NotFound("above") : null),
            .. Check(agency, unit.Id.Number, wanted),
            .. PartConflicts.Of(
                agency,
                AgencyParts.UnitDetails(unit.Id.Number),
                context.BasedOn,
                ("region", (object?)wanted.Region ?? Removed(now.Region), now.Region),
                ("headcount", (object?)wanted.Headcount ?? Removed(now.Headcount), now.Headcount),
                ("field", (object?)wanted.Field ?? Removed(now.Field), now.Field),
                ("above", (object?)wanted.Above ?? Removed(now.Above), now.Above)),
        ];
        return !refusals.IsEmpty ? Decision.Refuse(refusals)
            : wanted == now ? Decision.Nothing
            : new UnitDescribed(unit.Id.Number, wanted);

        // What an edit removes conflicts too with what somebody else has written there meanwhile.
        static object? Removed(object? current) => current is null ? null : "";
    }
}

sealed record RenameUnit(UnitId Unit, TextEdit Name, int? BasedOn = null, string? ClientMutationId = null) : AgencyCommand, ICommandInput
{
    protected override Decision Decide(Agency agency, CommandContext context)
    {
        if (agency.Unit(Unit.Number) is not { } unit)
        {
            return Refusal.NotFound("unit");
        }

        var edit = new Edit<AgencyEvent>(agency, context.BasedOn);
        edit.Check(Rules.Title(Name, unit.Name, "name"));
        edit.Text("name", AgencyParts.Unit(unit.Id.Number), unit.Name, Name, name => new UnitRenamed(unit.Id.Number, name));
        return edit.Decide();
    }
}

sealed record CloseUnit(UnitId Unit, int? BasedOn = null, string? ClientMutationId = null) : AgencyCommand, ICommandInput
{
    protected override Decision Decide(Agency agency, CommandContext context)
        => agency.Unit(Unit.Number) is not { } unit ? (Unit.Number <= agency.UnitsEver ? Decision.Nothing : Refusal.NotFound("unit"))
            : agency.HasMoved(AgencyParts.Unit(Unit.Number), context.BasedOn) ? Refusal.Conflict("unit", null, unit.Name.Value)
            : new UnitClosed(Unit.Number);
}
