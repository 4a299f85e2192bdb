using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using Collab.Network.Kernel.Sensitive;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Projects.ProjectEvent>;

namespace Collab.Network.Projects;

/// <summary>Who decides about a team.</summary>
static class Team
{
    /// <summary>The agency that somebody comes from when nobody says: one that takes part before others.</summary>
    /// <param name="own">The person's agencies.</param>
    /// <param name="takingPart">The project's agencies.</param>
    public static AgencyId? OwnAgency(ImmutableArray<AgencyId> own, IEnumerable<AgencyId> takingPart)
        => takingPart.Where(agency => own.Contains(agency)).Concat(own).Select(agency => (AgencyId?)agency).FirstOrDefault();

    /// <summary>The refusal of leaving a project without a team when its audience would leave nobody who can both read and change it.</summary>
    /// <param name="audience">Whom the project is for.</param>
    /// <param name="path">The input field.</param>
    public static Refusal? NobodyLeft(ProjectAudience audience, string path)
        => audience is ProjectAudience.Public or ProjectAudience.Network
            ? null
            : Refusal.Invalid(
                path,
                "Ilman tiimiä kukaan ei pääsisi enää jatkamaan tätä projektia. Lisää tiimiin joku tai avaa projekti verkostolle.",
                "Utan team kunde ingen längre fortsätta projektet. Lägg till någon i teamet eller öppna projektet för nätverket.",
                "Without a team nobody could carry this project on. Add somebody to the team, or open the project to the network.");

    /// <summary>Whether a member may leave: not when nobody would be left who can both read and change the project.</summary>
    public static bool MayLeave(Project project) => project.Team.Length > 1 || NobodyLeft(project.AudienceLevel, "") is null;

    /// <summary>Whether a viewer who may edit the project may say who is on its team.</summary>
    public static bool MayManage(Project project, Viewer viewer)
        => viewer.Is(NetworkRole.Facilitator)
            || viewer.Is(NetworkRole.Administrator)
            || project.Team.All(member => member.Tier != TeamTier.Core)
            || (viewer.Person is { } person && project.Member(person)?.Tier == TeamTier.Core);

    public static Refusal OnlyCore()
        => Refusal.Forbidden(
            "Vain ydintiimi, fasilitaattorit ja verkoston ylläpitäjät päättävät tiimistä. Omia tietojasi voit muuttaa itse.",
            "Endast kärnteamet, facilitatorer och nätverkets administratörer bestämmer om teamet. Dina egna uppgifter kan du ändra själv.",
            "Only the core team, facilitators and administrators of the network say who is on the team. Your own entry you can edit yourself.");
}

sealed record AddTeamMember(
    PersonId Person,
    AgencyId? Agency,
    [KeepsNumbers] TextEdit? Role,
    [KeepsNumbers] TextEdit? Background,
    [KeepsNumbers] TextEdit? Expectations,
    TeamTier Tier,
    ProjectId Project = default,
    string? ClientMutationId = null) : ProjectCommand, ICommandInput
{
    public const int MaxMembers = 100;

    public override IEnumerable<(string Path, AgencyId Agency)> NamedAgencies() => Named("agency", Agency);

    public override PersonId? Newcomer(PersonId? viewer) => Person;

    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
    {
        if (!Team.MayManage(project, context.Viewer))
        {
            return Team.OnlyCore();
        }

        if (project.Member(Person) is not null)
        {
            return Decision.Nothing;
        }

        var (role, background, expectations) = (Role.ToText(), Background.ToText(), Expectations.ToText());
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                role is null ? null : Rules.Title(role, "role"),
                Rules.Body(background, "background"),
                Rules.Body(expectations, "expectations"),
                project.Team.Length >= MaxMembers ? Full() : null),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var joined = new TeamMemberJoined(
            Person,
            Agency ?? Team.OwnAgency(facts.PersonAgencies, project.Agencies),
            role,
            expectations,
            Tier);
        return background is null ? joined : Decision.Accept(joined, new TeamMemberIntroduced(Person, background));
    }

    static Refusal Full()
        => Refusal.Invalid(
            "person",
            $"Tiimissä voi olla enintään {MaxMembers} ihmistä.",
            $"Ett team kan ha högst {MaxMembers} personer.",
            $"A team can have {MaxMembers} people at most.");
}

sealed record EditTeamMember(
    PersonId Person,
    AgencyId? Agency,
    [KeepsNumbers] TextEdit? Role,
    [KeepsNumbers] TextEdit? Background,
    bool RemoveBackground,
    [KeepsNumbers] TextEdit? Expectations,
    TeamTier? Tier,
    ProjectId Project = default,
    int? BasedOn = null,
    string? ClientMutationId = null) : ProjectCommand, ICommandInput
{
    public override IEnumerable<(string Path, AgencyId Agency)> NamedAgencies() => Named("agency", Agency);

    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
    {
        if (project.Member(Person) is not { } now)
        {
            return Refusal.NotFound("person");
        }

        var changesTier = Tier is { } tier && tier != now.Tier;
        if (!Team.MayManage(project, context.Viewer) && (changesTier || context.Viewer.Person != now.Person))
        {
            return Team.OnlyCore();
        }

        var told = new Told(facts.Words.Of(now.Role), facts.Words.Of(now.Expectations), facts.Words.Of(now.Background));
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                Rules.Title(Role, told.Role, "role"),
                Rules.Body(Background, told.Background, "background"),
                Rules.Body(Expectations, told.Expectations, "expectations")),
            .. Conflicts(project, now, context.BasedOn, told),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var edited = new TeamMemberEdited(
            now.Person,
            Agency ?? now.Agency,
            Written(Role, now.Role, told.Role),
            Written(Expectations, now.Expectations, told.Expectations),
            Tier ?? now.Tier);
        var background = RemoveBackground ? null : Background.ApplyTo(told.Background);
        return Decision.Accept(
        [
            .. edited == new TeamMemberEdited(now.Person, now.Agency, now.Role, now.Expectations, now.Tier)
                ? Enumerable.Empty<ProjectEvent>()
                : [edited],
            .. background == told.Background ? Enumerable.Empty<ProjectEvent>() : [new TeamMemberIntroduced(now.Person, background, IsTakenBack: background is null)],
        ]);
    }

    /// <summary>The text after an edit: the one that is there when it says the same.</summary>
    static PersonalText? Written(TextEdit? edit, PersonalText? now, Text? told) => edit.ApplyTo(told) is var wanted && wanted == told ? now : wanted;

    sealed record Told(Text? Role, Text? Expectations, Text? Background);

    ImmutableArray<Refusal> Conflicts(Project project, TeamMember now, int? basedOn, Told told)
        =>
        [
            .. PartConflicts.Of(
                project,
                ProjectParts.Member(now.Person),
                basedOn,
                ("agency", Agency is { } agency ? GlobalId.Of(agency) : null, now.Agency is { } from ? GlobalId.Of(from) : null),
                ("role", Role.ApplyTo(told.Role), told.Role),
                ("expectations", Expectations.ApplyTo(told.Expectations), told.Expectations),
                ("tier", Tier, now.Tier)),
            .. PartConflicts.Of(
                project,
                ProjectParts.Background(now.Person),
                basedOn,
                ("background", RemoveBackground && told.Background is not null ? "" : Background.ApplyTo(told.Background), told.Background)),
        ];
}

sealed record RemoveTeamMember(PersonId Person, ProjectId Project = default, int? BasedOn = null, string? ClientMutationId = null) : ProjectCommand, ICommandInput
{
    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
    {
        if (project.Member(Person) is not { } member)
        {
            return Decision.Nothing;
        }

        if (context.Viewer.Person != member.Person && !Team.MayManage(project, context.Viewer))
        {
            return Team.OnlyCore();
        }

        if (!Team.MayLeave(project) && Team.NobodyLeft(project.AudienceLevel, "person") is { } refusal)
        {
            return refusal;
        }

        return project.HasMoved(ProjectParts.Member(member.Person), context.BasedOn)
            ? Refusal.Conflict("person", null, facts.Words.Of(member.Role)?.Value)
            : new TeamMemberLeft(member.Person);
    }
}
