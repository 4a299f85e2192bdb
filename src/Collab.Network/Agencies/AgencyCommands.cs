using System.Text.Json.Serialization;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Agencies.AgencyEvent>;

namespace Collab.Network.Agencies;

/// <summary>What can be asked of an agency, each command with its rule.</summary>
abstract record AgencyCommand
{
    public Decision Decide(Agency? agency, AgencyId id, CommandContext context)
        => this is RegisterAgency register ? (agency is null ? register.Register(id, context.Viewer) : Decision.Nothing)
            : agency is null ? Refusal.NotFound()
            : Agency.MayEdit(id, context.Viewer) ? Decide(agency, context)
            : Refusal.Forbidden(
                "Vain viraston omat ihmiset ja verkoston ylläpitäjä voivat muuttaa viraston tietoja.",
                "Endast myndighetens egna personer och nätverkets administratör kan ändra myndighetens uppgifter.",
                "Only the agency's own people and an administrator of the network can change the agency.");

    /// <summary>Decides on an agency that the viewer may change.</summary>
    protected abstract Decision Decide(Agency agency, CommandContext context);
}

sealed record RegisterAgency(TextEdit Name, AgencyKind Kind, Uri? HomePage, string? Slug = null, string? ClientMutationId = null) : AgencyCommand, ICommandInput
{
    /// <summary>How often the slug that is made of the name was taken already.</summary>
    [JsonIgnore]
    public int Renames { get; init; }

    public Decision Register(AgencyId id, Viewer viewer)
    {
        if (!viewer.MayAdministerNetwork())
        {
            return Refusal.Forbidden(
                "Vain verkoston ylläpitäjä voi lisätä viraston.",
                "Endast nätverkets administratör kan lägga till en myndighet.",
                "Only an administrator of the network can add an agency.");
        }

        var name = Name.ToRequiredText();
        return Decision.Unless(
            Rules.Found(Rules.Title(name, "name"), Rules.WebAddress(HomePage, "homePage"), Kernel.Slug.Check(Slug, "slug")),
            new AgencyRegistered(id, Slug ?? Kernel.Slug.Made(name.Value, "agency", Renames, id.Value), name, Kind, HomePage));
    }

    protected override Decision Decide(Agency agency, CommandContext context) => Decision.Nothing;
}

sealed record EditAgency(
    AgencyId Agency, TextEdit? Name = null, AgencyKind? Kind = null, Uri? HomePage = null, bool RemoveHomePage = false, int? BasedOn = null, string? ClientMutationId = null)
    : AgencyCommand, ICommandInput
{
    protected override Decision Decide(Agency agency, CommandContext context)
    {
        var edit = new Edit<AgencyEvent>(agency, context.BasedOn);
        edit.Check(Rules.Title(Name, agency.Name, "name"));
        edit.Check(Rules.WebAddress(HomePage, "homePage"));
        edit.Text("name", AgencyParts.Name, agency.Name, Name, name => new AgencyRenamed(name));
        edit.Value("kind", AgencyParts.Kind, agency.Kind, Kind ?? agency.Kind, kind => new AgencyKindChanged(kind));
        edit.Value(
            RemoveHomePage ? "removeHomePage" : "homePage",
            AgencyParts.HomePage,
            agency.HomePage,
            RemoveHomePage ? null : HomePage ?? agency.HomePage,
            page => new AgencyHomePageChanged(page),
            WebAddress.AreSame);
        return edit.Decide();
    }
}

sealed record AddUnit(AgencyId Agency, TextEdit Name, string? ClientMutationId = null) : AgencyCommand, ICommandInput
{
    public const int MaxUnits = 500;

    protected override Decision Decide(Agency agency, CommandContext context)
    {
        var name = Name.ToRequiredText();
        return Rules.Title(name, "name") is { } refusal ? refusal
            : agency.Units.Length < MaxUnits ? new UnitAdded(agency.UnitsEver + 1, name)
            : Refusal.Invalid(
                "",
                $"Virastolla voi olla enintään {MaxUnits} yksikköä. Sulje ensin jokin yksikkö.",
                $"En myndighet kan ha högst {MaxUnits} enheter. Stäng först någon enhet.",
                $"An agency can have {MaxUnits} units at most. Close one first.");
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
