using Collab.Network.Goals;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using static Collab.Network.ExampleNetwork.ExampleTexts;

namespace Collab.Network.ExampleNetwork;

/// <summary>
/// The five projects of the expert support in the autumn of 2022. What they did is told by the sources and worded anew; team
/// members and the day of the kick-off are made up.
/// </summary>
static class ExampleProjects
{
    public static async Task Load(ExampleLoader loader, CancellationToken cancellationToken)
    {
        ExampleProject[] projects = [ExampleLahti.Project, ExamplePorvoo.Project, ExampleHousing.Project, Regional, Food];
        foreach (var project in projects)
        {
            await project.Load(loader, cancellationToken);
        }
    }

    /// <summary>The facilitator, who comes to every team from the expert support.</summary>
    public static AddTeamMember Facilitator { get; } = new(
        ExampleIds.Person(ExamplePeople.Facilitator),
        ExampleIds.Agency(ExampleAgencies.ExpertSupport),
        Fi("Asiantuntijatuen fasilitoija", "Facilitator från expertstödet", "Facilitator from the expert support"),
        null,
        Fi("Jokainen saa äänensä kuuluviin", "Att alla får komma till tals", "Everybody gets heard"),
        TeamTier.Core);

    /// <summary>The goal that a project starts with.</summary>
    public static StartGoal StartingGoal(string project, Text title, Text? text = null)
        => new(ExampleIds.Project(project), title!, text) { Id = ExampleIds.Goal(project) };

    /// <summary>How the starting goal turned, decided by the team.</summary>
    public static (GoalId Goal, GoalCommand Command) Turn(string project, Text title, Text? text, Text reason)
        => (ExampleIds.Goal(project), new ReviseGoal(ExampleIds.Goal(project), title, text, RemoveText: false, reason!, [], new DeciderInput(Group: Team)));

    static Text Team { get; } = Fi("Projektitiimi", "Projektteamet", "The project team");

    static ExampleProject Regional { get; } = Beginner(
        ExampleAgencies.Regional,
        "aila",
        Fi("Aluehallintoviraston kehittämishaaste", "Regionförvaltningsverkets utvecklingsutmaning", "The regional agency's development challenge"));

    static ExampleProject Food { get; } = Beginner(
        ExampleAgencies.Food,
        "riku",
        Fi("Ruokaviraston kehittämishaaste", "Livsmedelsverkets utvecklingsutmaning", "The food authority's development challenge"));

    /// <summary>A project of which the sources tell only how it works, not what it solves.</summary>
    static ExampleProject Beginner(string agency, string starter, Text title) => new(
        agency,
        starter,
        Fi("Projektipäällikkö", "Projektledare", "Project manager"),
        title,
        Fi(
            "Virasto on tunnistanut kehittämishaasteen ja ratkoo sitä ihmislähtöisesti: ensin opitaan, mitä asiakkaat tarvitsevat ja toivovat nyt ja jatkossa.",
            "Myndigheten har sett en utmaning och löser den med människan i centrum: först lär man sig vad kunderna behöver och önskar nu och framöver.",
            "The agency has found a challenge and works on it with people at the centre: first it learns what its customers need and wish, now and later."),
        [Facilitator],
        [
            StartingGoal(
                agency,
                Fi(
                    "Ymmärrämme, mitä asiakkaamme tarvitsevat nyt ja tulevaisuudessa",
                    "Vi förstår vad våra kunder behöver nu och i framtiden",
                    "We understand what our customers need now and in the future")),
        ],
        []);
}
