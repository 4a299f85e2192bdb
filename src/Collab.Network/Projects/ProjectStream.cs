using Collab.Network.Kernel;
using Catalog = Collab.Network.Kernel.EventCatalog<Collab.Network.Projects.ProjectEvent>;

namespace Collab.Network.Projects;

/// <summary>How projects are kept.</summary>
static class ProjectStream
{
    /// <summary>The stored name of <see cref="Projects.PhaseEntered"/>, which is told with the phase's name.</summary>
    public const string PhaseEntered = "project-phase-entered";

    /// <summary>The stored name of <see cref="Projects.TeamMemberJoined"/>, which gives an access scope.</summary>
    public const string TeamMemberJoined = "project-team-member-joined";

    /// <summary>The stored name of <see cref="Projects.TeamMemberLeft"/>, which takes it.</summary>
    public const string TeamMemberLeft = "project-team-member-left";

    public static Aggregate<ProjectId, Project, ProjectEvent> Aggregate { get; } = new(
        "project",
        new Catalog(
            Catalog.Entry<ProjectStarted>("project-started", "Projekti alkoi", "Projektet startade", "The project started"),
            Catalog.Entry<ProjectRenamed>("project-renamed", "Projektin otsikko muuttui", "Projektets titel ändrades", "The project's title changed"),
            Catalog.Entry<ChallengeRevised>("project-challenge-revised", "Haaste kuvattiin uudelleen", "Utmaningen beskrevs på nytt", "The challenge was described anew"),
            Catalog.Entry<HashtagsChanged>("project-hashtags-changed", "Aihetunnisteet muuttuivat", "Hashtaggarna ändrades", "The hashtags changed"),
            Catalog.Entry<ProjectAudienceChanged>("project-audience-changed", "Projektin näkyvyys muuttui", "Projektets synlighet ändrades", "Who may read the project changed"),
            Catalog.Entry<Projects.PhaseEntered>(PhaseEntered, "Projekti siirtyi toiseen vaiheeseen", "Projektet gick över till en annan fas", "The project moved to another phase"),
            Catalog.Entry<AgencyInvited>("project-agency-invited", "Virasto tuli mukaan projektiin", "En myndighet kom med i projektet", "An agency joined the project"),
            Catalog.Entry<AgencyWithdrawn>("project-agency-withdrawn", "Virasto jäi pois projektista", "En myndighet lämnade projektet", "An agency left the project"),
            Catalog.Entry<Projects.TeamMemberJoined>(TeamMemberJoined, "Tiimiin tuli uusi jäsen", "Teamet fick en ny medlem", "Somebody joined the team"),
            Catalog.Entry<TeamMemberEdited>("project-team-member-edited", "Tiimin jäsenen tiedot muuttuivat", "En teammedlems uppgifter ändrades", "A team member's entry changed"),
            Catalog.Entry<TeamMemberIntroduced>("project-team-member-introduced", "Tiimin jäsen muutti esittelyään", "En teammedlem ändrade sin presentation", "A team member changed their introduction"),
            Catalog.Entry<Projects.TeamMemberLeft>(TeamMemberLeft, "Tiimin jäsen jäi pois", "En medlem lämnade teamet", "Somebody left the team"),
            Catalog.Entry<WorkingAgreementMade>("project-working-agreement-made", "Tiimi sopi työtavoistaan", "Teamet kom överens om sina arbetssätt", "The team agreed how it works"),
            Catalog.Entry<KickOffPlanned>("project-kick-off-planned", "Aloitustapaaminen suunniteltiin", "Startmötet planerades", "The kick-off was planned"),
            Catalog.Entry<BaselineDescribed>("project-baseline-described", "Nykytila kuvattiin", "Nuläget beskrevs", "The present state was described"),
            Catalog.Entry<StatusUpdated>("project-status-updated", "Tiimi kertoi, missä projekti on", "Teamet berättade var projektet står", "The team told where the project is"),
            Catalog.Entry<ProjectClosed>("project-closed", "Projekti päättyi", "Projektet avslutades", "The project closed"),
            Catalog.Entry<LessonsWritten>("project-lessons-written", "Opit kirjattiin", "Lärdomarna skrevs ned", "The lessons were written down"),
            Catalog.Entry<ProjectReopened>("project-reopened", "Projekti avattiin uudelleen", "Projektet öppnades på nytt", "The project was reopened")),
        Project.Fold,
        new ProjectProjection());
}
