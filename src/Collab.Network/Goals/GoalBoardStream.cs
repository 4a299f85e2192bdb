using Collab.Network.Kernel;
using Catalog = Collab.Network.Kernel.EventCatalog<Collab.Network.Goals.GoalBoardEvent>;

namespace Collab.Network.Goals;

/// <summary>How goal boards are kept.</summary>
static class GoalBoardStream
{
    public static Aggregate<ProjectId, GoalBoard, GoalBoardEvent> Aggregate { get; } = new(
        "goalboard",
        new Catalog(
            Catalog.Entry<GoalBoardOpened>("goalboard-opened", "Tavoitetaulu otettiin käyttöön", "Måltavlan togs i bruk", "The goal board was opened"),
            Catalog.Entry<GoalPlaced>("goalboard-goal-placed", "Tavoite asetettiin", "Ett mål ställdes upp", "A goal was put on the board"),
            Catalog.Entry<GoalsReordered>("goalboard-reordered", "Tavoitteet järjestettiin uudelleen", "Målen ordnades om", "The goals were put in another order"),
            Catalog.Entry<UncertaintyOpened>("goalboard-uncertainty-opened", "Avoin kysymys kirjattiin", "En öppen fråga antecknades", "An open uncertainty was put into words"),
            Catalog.Entry<UncertaintySettled>("goalboard-uncertainty-settled", "Avoin kysymys selvisi", "En öppen fråga klarnade", "An uncertainty was settled"),
            Catalog.Entry<UncertaintyLetGo>("goalboard-uncertainty-let-go", "Avoimesta kysymyksestä luovuttiin", "En öppen fråga släpptes", "An uncertainty was let go"),
            Catalog.Entry<UncertaintyReopened>("goalboard-uncertainty-reopened", "Kysymys avattiin uudelleen", "En fråga öppnades på nytt", "An uncertainty was reopened"),
            Catalog.Entry<SolutionParked>("goalboard-solution-parked", "Ratkaisu pantiin talteen", "En lösning sparades för senare", "A solution was parked"),
            Catalog.Entry<ParkedSolutionEdited>("goalboard-parked-solution-edited", "Talteen pantua ratkaisua muutettiin", "En sparad lösning ändrades", "A parked solution was described anew"),
            Catalog.Entry<SolutionTakenUp>("goalboard-solution-taken-up", "Talteen pantu ratkaisu otettiin esiin", "En sparad lösning togs fram", "A parked solution was taken up")),
        GoalBoard.Fold);
}
