using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Agencies.AgencyEvent>;

namespace Collab.Network.Agencies;

/// <summary>The rules of agencies.</summary>
static class AgencyDecisions
{
    public const int MaxUnits = 500;

    public static Decision Decide(Agency? agency, AgencyId id, AgencyCommand command, CommandContext context) => (agency, command) switch
    {
        (null, RegisterAgency register) => Register(id, register, context.Viewer),
        (null, _) => Refusal.NotFound(),
        (_, RegisterAgency) => Decision.Nothing,
        (_, EditAgency edit) => IfMayEdit(agency, context, () => Edit(agency, edit, context)),
        (_, AddUnit add) => IfMayEdit(agency, context, () => Add(agency, add)),
        (_, RenameUnit rename) => IfMayEdit(agency, context, () => Rename(agency, rename, context)),
        (_, CloseUnit close) => IfMayEdit(agency, context, () => Close(agency, close, context)),
        _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
    };

    static Decision Register(AgencyId id, RegisterAgency command, Viewer viewer)
    {
        if (!viewer.MayKeepOrder())
        {
            return Refusal.Forbidden(
                "Vain verkoston ylläpitäjä voi lisätä viraston.",
                "Endast nätverkets administratör kan lägga till en myndighet.",
                "Only an administrator of the network can add an agency.");
        }

        ImmutableArray<Refusal> refusals = [.. Rules.Found(Rules.Title(command.Name, "name"), Rules.WebAddress(command.HomePage, "homePage"), command.IsSlugChosen ? Slug.Check(command.Slug, "slug") : null)];
        return refusals.IsEmpty
            ? new AgencyRegistered(id, command.Slug, command.Name, command.Kind, command.HomePage)
            : Decision.Refuse(refusals);
    }

    static Decision Edit(Agency agency, EditAgency command, CommandContext context)
    {
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(Rules.Title(command.Name, agency.Name, "name"), Rules.WebAddress(command.HomePage, "homePage")),
            .. Conflicts(agency, command, context.BasedOn),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var events = ImmutableArray.CreateBuilder<AgencyEvent>();
        var name = command.Name.ApplyTo(agency.Name);
        if (name != agency.Name)
        {
            events.Add(new AgencyRenamed(name));
        }

        if (command.Kind is { } kind && kind != agency.Kind)
        {
            events.Add(new AgencyKindChanged(kind));
        }

        var homePage = command.RemoveHomePage ? null : command.HomePage ?? agency.HomePage;
        if (!WebAddress.AreSame(homePage, agency.HomePage))
        {
            events.Add(new AgencyHomePageChanged(homePage));
        }

        return Decision.Accept(events.ToImmutable());
    }

    static Decision Add(Agency agency, AddUnit command)
    {
        if (Rules.Title(command.Name, "name") is { } refusal)
        {
            return refusal;
        }

        return agency.Units.Length >= MaxUnits
            ? Refusal.Invalid(
                "",
                $"Virastolla voi olla enintään {MaxUnits} yksikköä. Sulje ensin jokin yksikkö.",
                $"En myndighet kan ha högst {MaxUnits} enheter. Stäng först någon enhet.",
                $"An agency can have {MaxUnits} units at most. Close one first.")
            : new UnitAdded(agency.UnitsEver + 1, command.Name);
    }

    static Decision Rename(Agency agency, RenameUnit command, CommandContext context)
    {
        if (agency.Unit(command.Number) is not { } unit)
        {
            return Refusal.NotFound("unit");
        }

        if (Rules.Title(command.Name, unit.Name, "name") is { } refusal)
        {
            return refusal;
        }

        var name = command.Name.Apply(unit.Name);
        if (unit.Name == name)
        {
            return Decision.Nothing;
        }

        return agency.HasMoved(AgencyParts.Unit(command.Number), context.BasedOn)
            ? Refusal.TextConflict("name", name, unit.Name)
            : new UnitRenamed(command.Number, name);
    }

    static Decision Close(Agency agency, CloseUnit command, CommandContext context)
    {
        if (agency.Unit(command.Number) is not { } unit)
        {
            return command.Number <= agency.UnitsEver ? Decision.Nothing : Refusal.NotFound("unit");
        }

        return agency.HasMoved(AgencyParts.Unit(command.Number), context.BasedOn)
            ? Refusal.Conflict("unit", null, unit.Name.Value)
            : new UnitClosed(command.Number);
    }

    static IEnumerable<Refusal> Conflicts(Agency agency, EditAgency command, int? basedOn)
    {
        var name = command.Name.ApplyTo(agency.Name);
        if (name != agency.Name && agency.HasMoved(AgencyParts.Name, basedOn))
        {
            yield return Refusal.TextConflict("name", name, agency.Name);
        }

        if (command.Kind is { } kind && kind != agency.Kind && agency.HasMoved(AgencyParts.Kind, basedOn))
        {
            yield return Refusal.Conflict("kind", kind.ToString(), agency.Kind.ToString());
        }

        var homePage = command.RemoveHomePage ? null : command.HomePage ?? agency.HomePage;
        if (!WebAddress.AreSame(homePage, agency.HomePage) && agency.HasMoved(AgencyParts.HomePage, basedOn))
        {
            yield return Refusal.Conflict(command.RemoveHomePage ? "removeHomePage" : "homePage", homePage?.OriginalString, agency.HomePage?.OriginalString);
        }
    }

    static Decision IfMayEdit(Agency agency, CommandContext context, Func<Decision> decide)
        => AgencyMutations.MayEdit(agency.Id, context.Viewer)
            ? decide()
            : Refusal.Forbidden(
                "Vain viraston omat ihmiset ja verkoston ylläpitäjä voivat muuttaa viraston tietoja.",
                "Endast myndighetens egna personer och nätverkets administratör kan ändra myndighetens uppgifter.",
                "Only the agency's own people and an administrator of the network can change the agency.");
}
