using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Projects.ProjectEvent>;

namespace Collab.Network.Projects;

/// <summary>
/// The rules of a project's team. Anybody may leave, the last core member too: people change posts, and a project must not
/// hold them. When no core member is left, everybody on the team may say who is on it, so that it is never locked; a team that
/// is empty is helped by facilitators, which they can only where they may read. Hence the one limit: a project that
/// only its agencies or its team may read keeps its last member.
/// </summary>
static class ProjectTeamDecisions
{
    public const int MaxMembers = 100;

    public static Decision Add(Project project, AddTeamMember command, CommandContext context, ProjectFacts facts)
    {
        if (!MayManage(project, context.Viewer))
        {
            return OnlyCore();
        }

        if (project.Member(command.Person) is not null)
        {
            return Decision.Nothing;
        }

        ImmutableArray<Refusal> refusals =
        [
            .. TextRefusals(command.Role, command.Background, command.Expectations),
            .. Rules.Found(project.Team.Length >= MaxMembers ? Full() : null),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var joined = new TeamMemberJoined(
            command.Person,
            command.Agency ?? OwnAgency(facts.PersonAgencies, project.Agencies),
            command.Role,
            command.Expectations,
            command.Tier);
        return command.Background is null ? joined : Decision.Accept(joined, new TeamMemberIntroduced(command.Person));
    }

    public static Decision Edit(Project project, EditTeamMember command, CommandContext context, ProjectFacts facts)
    {
        if (project.Member(command.Person) is not { } now)
        {
            return Refusal.NotFound("person");
        }

        var changesTier = command.Tier is { } tier && tier != now.Tier;
        if (!MayManage(project, context.Viewer) && (changesTier || context.Viewer.Person != now.Person))
        {
            return OnlyCore();
        }

        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                Rules.Title(command.Role, now.Role, "role"),
                Rules.Body(command.Background, facts.Background, "background"),
                Rules.Body(command.Expectations, now.Expectations, "expectations")),
            .. Conflicts(project, now, command, context.BasedOn, facts.Background),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var edited = new TeamMemberEdited(
            now.Person,
            command.Agency ?? now.Agency,
            command.Role.ApplyTo(now.Role),
            command.Expectations.ApplyTo(now.Expectations),
            command.Tier ?? now.Tier);
        var background = command.RemoveBackground ? null : command.Background.ApplyTo(facts.Background);
        return Decision.Accept(
        [
            .. edited == new TeamMemberEdited(now.Person, now.Agency, now.Role, now.Expectations, now.Tier)
                ? Enumerable.Empty<ProjectEvent>()
                : [edited],
            .. background == facts.Background ? Enumerable.Empty<ProjectEvent>() : [new TeamMemberIntroduced(now.Person)],
        ]);
    }

    public static Decision Remove(Project project, RemoveTeamMember command, CommandContext context)
    {
        if (project.Member(command.Person) is not { } member)
        {
            return Decision.Nothing;
        }

        if (context.Viewer.Person != member.Person && !MayManage(project, context.Viewer))
        {
            return OnlyCore();
        }

        if (!MayLeave(project) && NobodyLeft(project.AudienceLevel, "person") is { } refusal)
        {
            return refusal;
        }

        return project.HasMoved(ProjectParts.Member(member.Person), context.BasedOn)
            ? Refusal.Conflict("person", null, member.Role?.Value)
            : new TeamMemberLeft(member.Person);
    }

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

    static IEnumerable<Refusal> TextRefusals(Text? role, Text? background, Text? expectations)
        => Rules.Found(
            role is null ? null : Rules.Title(role, "role"),
            Rules.Body(background, "background"),
            Rules.Body(expectations, "expectations"));

    static ImmutableArray<Refusal> Conflicts(Project project, TeamMember now, EditTeamMember command, int? basedOn, Text? background)
        =>
        [
            .. ProjectDecisions.Conflicts(
                project,
                ProjectParts.Member(now.Person),
                basedOn,
                ("agency", command.Agency is { } agency ? GlobalId.Of(agency) : null, now.Agency is { } from ? GlobalId.Of(from) : null),
                ("role", command.Role.ApplyTo(now.Role), now.Role),
                ("expectations", command.Expectations.ApplyTo(now.Expectations), now.Expectations),
                ("tier", command.Tier, now.Tier)),
            .. ProjectDecisions.Conflicts(
                project,
                ProjectParts.Background(now.Person),
                basedOn,
                ("background", command.RemoveBackground && background is not null ? "" : command.Background.ApplyTo(background), background)),
        ];

    static Refusal OnlyCore()
        => Refusal.Forbidden(
            "Vain ydintiimi, fasilitaattorit ja verkoston ylläpitäjät päättävät tiimistä. Omia tietojasi voit muuttaa itse.",
            "Endast kärnteamet, facilitatorer och nätverkets administratörer bestämmer om teamet. Dina egna uppgifter kan du ändra själv.",
            "Only the core team, facilitators and administrators of the network say who is on the team. Your own entry you can edit yourself.");

    static Refusal Full()
        => Refusal.Invalid(
            "person",
            $"Tiimissä voi olla enintään {MaxMembers} ihmistä.",
            $"Ett team kan ha högst {MaxMembers} personer.",
            $"A team can have {MaxMembers} people at most.");
}
