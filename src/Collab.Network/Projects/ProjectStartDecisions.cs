using System.Collections.Immutable;
using Collab.Network.Access;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Projects.ProjectEvent>;

namespace Collab.Network.Projects;

/// <summary>How a project starts: a title in one language is enough.</summary>
static class ProjectStartDecisions
{
    public static Decision Start(ProjectId id, StartProject command, Viewer viewer, ProjectFacts facts)
    {
        var owner = command.Owner ?? facts.PersonAgencies.Select(agency => (AgencyId?)agency).FirstOrDefault();
        if (!viewer.MayStartProject(owner))
        {
            return Refusal.Forbidden(
                "Projektin voivat aloittaa omistavan viraston ihmiset, fasilitaattorit ja verkoston ylläpitäjät. Kirjaudu sisään tai pyydä heitä aloittamaan.",
                "Ett projekt kan startas av den ägande myndighetens personer, facilitatorer och nätverkets administratörer. Logga in eller be dem starta det.",
                "People of the agency that owns the project, facilitators and administrators of the network can start it. Sign in, or ask one of them.");
        }

        ImmutableArray<string> hashtags = [.. Hashtag.NormaliseAll(command.Hashtags)];
        ImmutableArray<AgencyId> participants = [.. command.Participants.Distinct().Where(agency => agency != owner)];
        var starter = command.JoinTeam ? viewer.Person : null;
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                Rules.Title(command.Title, "title"),
                Rules.Body(command.Challenge, "challenge"),
                Hashtag.Check(hashtags, "hashtags"),
                command.IsSlugChosen ? Slug.Check(command.Slug, "slug") : null,
                owner is null ? NoOwner() : null,
                participants.Length > ProjectSettingDecisions.MaxParticipants ? ProjectSettingDecisions.TooManyAgencies("participants") : null,
                starter is null ? ProjectTeamDecisions.NobodyLeft(command.Audience, "audience") : null),
            .. facts.Missing.Select(Refusal.NotFound),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var started = new ProjectStarted(
            id, command.Slug, command.Title, command.Challenge, owner!.Value, participants, command.Audience, hashtags);
        return starter is { } person
            ? Decision.Accept(started, FirstMember(person, started, facts))
            : started;
    }

    static TeamMemberJoined FirstMember(PersonId person, ProjectStarted started, ProjectFacts facts)
        => new(
            person,
            ProjectTeamDecisions.OwnAgency(facts.PersonAgencies, started.Participants.Prepend(started.Owner)),
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
