using System.Collections.Immutable;
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
            : IsForAdministrators && !context.Viewer.MayAdministerNetwork() ? NetworkRights.OnlyAdministrators()
            : agency.EndedAt is not null && !IsForAdministrators ? Ended("")
            : Agency.MayEdit(id, context.Viewer) ? Decide(agency, context)
            : Refusal.Forbidden(
                "Vain viraston omat ihmiset ja verkoston ylläpitäjä voivat muuttaa viraston tietoja.",
                "Endast myndighetens egna personer och nätverkets administratör kan ändra myndighetens uppgifter.",
                "Only the agency's own people and an administrator of the network can change the agency.");

    /// <summary>The other agencies that it names, each with the input field that names it.</summary>
    public virtual IEnumerable<(string Path, AgencyId Agency)> NamedAgencies() => [];

    /// <summary>The refusal of whatever is asked of an agency that has ended, or for it.</summary>
    public static Refusal Ended(string path)
        => Refusal.Invalid(
            path,
            "Virasto on lakannut. Valitse virasto, joka jatkaa sen työtä.",
            "Myndigheten har upphört. Välj en myndighet som fortsätter dess arbete.",
            "The agency has ended. Choose an agency that carries on its work.");

    protected virtual bool IsForAdministrators => false;

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

/// <summary>An agency ends; others may carry its work on. Asked again, it names other successors.</summary>
sealed record EndAgency(AgencyId Agency, ImmutableArray<AgencyId> Successors, int? BasedOn = null, string? ClientMutationId = null) : AgencyCommand, ICommandInput
{
    const int MaxSuccessors = 20;

    protected override bool IsForAdministrators => true;

    public override IEnumerable<(string Path, AgencyId Agency)> NamedAgencies() => Successors.Select(agency => ("successors", agency));

    protected override Decision Decide(Agency agency, CommandContext context)
    {
        ImmutableArray<AgencyId> successors = [.. Successors.Distinct()];
        return successors.Length > MaxSuccessors || successors.Contains(agency.Id)
            ? Refusal.Invalid(
                "successors",
                $"Seuraajia voi olla enintään {MaxSuccessors}, eikä virasto voi seurata itseään.",
                $"Det kan finnas högst {MaxSuccessors} efterföljare, och en myndighet kan inte efterfölja sig själv.",
                $"There can be {MaxSuccessors} successors at most, and an agency cannot succeed itself.")
            : agency.EndedAt is not null && successors.SequenceEqual(agency.Successors) ? Decision.Nothing
            : agency.HasMoved(AgencyParts.End, context.BasedOn) ? Refusal.Conflict("successors", null, null)
            : new AgencyEnded(successors);
    }
}

/// <summary>An agency that was ended by mistake goes on.</summary>
sealed record ResumeAgency(AgencyId Agency, string? ClientMutationId = null) : AgencyCommand, ICommandInput
{
    protected override bool IsForAdministrators => true;

    protected override Decision Decide(Agency agency, CommandContext context) => agency.EndedAt is null ? Decision.Nothing : new AgencyResumed();
}
