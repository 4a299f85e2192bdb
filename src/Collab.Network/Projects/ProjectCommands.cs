using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Collab.Network.Access;
using Collab.Network.Agencies;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Projects.ProjectEvent>;

namespace Collab.Network.Projects;

/// <summary>What can be asked of a project, each command with its rule. The project that a mutation names is the grain's own, so rules do not look at it.</summary>
abstract record ProjectCommand
{
    public static Refusal Missing { get; } = Refusal.NotFound("project");

    /// <summary>Whether it may be asked of a project that has ended.</summary>
    protected virtual bool IsForClosed => false;

    /// <summary>The agencies that it names, each with the input field that names it.</summary>
    public virtual IEnumerable<(string Path, AgencyId Agency)> NamedAgencies() => [];

    /// <summary>The person whom it takes into the team; null when it takes nobody.</summary>
    /// <param name="viewer">The person who asks.</param>
    public virtual PersonId? Newcomer(PersonId? viewer) => null;

    public Decision Decide(Project? project, ProjectId id, CommandContext context, ProjectFacts facts)
        => this is StartProject start ? (project is null ? start.Start(id, context.Viewer, facts) : Decision.Nothing)
            : project is null ? Missing
            : !project.RightsOf(context.Viewer).MayEdit ? Refusal.Forbidden(
                "Vain projektin tiimi, fasilitaattorit ja verkoston ylläpitäjät voivat muuttaa projektia.",
                "Endast projektets team, facilitatorer och nätverkets administratörer kan ändra projektet.",
                "Only the project's team, facilitators and administrators of the network can change the project.")
            : IsForClosed ? Decide(project, context, facts)
            : project.IsClosed ? ProjectRights.Closed()
            : facts.Refusals.ToImmutableArray() is { IsEmpty: false } refusals ? Decision.Refuse(refusals)
            : Decide(project, context, facts);

    /// <summary>Decides on a project that the viewer may change.</summary>
    protected abstract Decision Decide(Project project, CommandContext context, ProjectFacts facts);

    protected static IEnumerable<(string Path, AgencyId Agency)> Named(string path, AgencyId? agency) => agency is { } id ? [(path, id)] : [];
}

/// <summary>What a decision on a project needs to know of what lies outside the project.</summary>
/// <param name="Missing">The input fields that name an agency or a person who is not there, or not for this viewer.</param>
/// <param name="PersonAgencies">The agencies of the person whom the command takes into the team.</param>
/// <param name="Words">What is told of the person whose entry is edited.</param>
sealed record ProjectFacts(ImmutableArray<string> Missing, ImmutableArray<AgencyId> PersonAgencies, PersonalWords Words)
{
    /// <summary>The input fields that name an agency which has ended.</summary>
    public ImmutableArray<string> Ended { get; init; } = [];

    public IEnumerable<Refusal> Refusals => [.. Missing.Select(Refusal.NotFound), .. Ended.Select(AgencyCommand.Ended)];

    public static ProjectFacts None { get; } = new([], [], PersonalWords.None);
}

sealed record StartProject(
    TextEdit Title,
    TextEdit? Challenge,
    AgencyId? Owner,
    ImmutableArray<AgencyId> Participants,
    ProjectAudience Audience,
    ImmutableArray<string> Hashtags,
    string? Slug = null,
    bool JoinTeam = true,
    string? ClientMutationId = null) : ProjectCommand, ICommandInput
{
    /// <summary>Whether the slug is taken as it is, as for the projects of the example network, which its guides name. That of a client gets an end of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSlugExact { get; init; }

    /// <summary>How often the slug was taken already.</summary>
    [JsonIgnore]
    public int Renames { get; init; }

    public override IEnumerable<(string Path, AgencyId Agency)> NamedAgencies() => Named("owner", Owner).Concat(Participants.Select(agency => ("participants", agency)));

    public override PersonId? Newcomer(PersonId? viewer) => viewer;

    public Decision Start(ProjectId id, Viewer viewer, ProjectFacts facts)
    {
        var owner = Owner ?? facts.PersonAgencies.Select(agency => (AgencyId?)agency).FirstOrDefault();
        if (!viewer.MayStartProject(owner))
        {
            return Refusal.Forbidden(
                "Projektin voivat aloittaa omistavan viraston ihmiset, fasilitaattorit ja verkoston ylläpitäjät. Kirjaudu sisään tai pyydä heitä aloittamaan.",
                "Ett projekt kan startas av den ägande myndighetens personer, facilitatorer och nätverkets administratörer. Logga in eller be dem starta det.",
                "People of the agency that owns the project, facilitators and administrators of the network can start it. Sign in, or ask one of them.");
        }

        var (title, challenge) = (Title.ToRequiredText(), Challenge.ToText());
        ImmutableArray<string> hashtags = [.. Hashtag.NormaliseAll(Hashtags)];
        ImmutableArray<AgencyId> participants = [.. Participants.Distinct().Where(agency => agency != owner)];
        var starter = JoinTeam ? viewer.Person : null;
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                Rules.Title(title, "title"),
                Rules.Body(challenge, "challenge"),
                Hashtag.Check(hashtags, "hashtags"),
                Kernel.Slug.Check(Slug, "slug"),
                owner is null ? NoOwner() : null,
                participants.Length > InviteAgency.MaxParticipants ? InviteAgency.TooManyAgencies("participants") : null,
                starter is null ? Team.NobodyLeft(Audience, "audience") : null),
            .. facts.Refusals,
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var started = new ProjectStarted(
            id,
            IsSlugExact && Slug is { } exact ? exact : Kernel.Slug.WithEnd(Slug ?? Kernel.Slug.From(title.Value, "project"), id.Value, Renames),
            title,
            challenge,
            owner!.Value,
            participants,
            Audience,
            hashtags);
        return starter is { } person
            ? Decision.Accept(started, FirstMember(person, started, facts))
            : started;
    }

    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts) => Decision.Nothing;

    static TeamMemberJoined FirstMember(PersonId person, ProjectStarted started, ProjectFacts facts)
        => new(
            person,
            Team.OwnAgency(facts.PersonAgencies, started.Participants.Prepend(started.Owner)),
            null,
            null,
            TeamTier.Core);

    static Refusal NoOwner()
        => Refusal.Invalid(
            "owner",
            "Kerro, mikä virasto omistaa projektin.",
            "Ange vilken myndighet som äger projektet.",
            "Say which agency owns the project.");
}
