using Collab.Network.Kernel;
using Catalog = Collab.Network.Kernel.EventCatalog<Collab.Network.Goals.GoalEvent>;

namespace Collab.Network.Goals;

/// <summary>How goals are kept.</summary>
static class GoalStream
{
    public static Aggregate<GoalId, Goal, GoalEvent> Aggregate { get; } = new(
        "goal",
        new Catalog(
            Catalog.Entry<GoalStarted>("goal-started", "Tavoite alkoi", "Målet började", "The goal began"),
            Catalog.Entry<GoalReworded>("goal-reworded", "Tavoite tarkentui", "Målet preciserades", "The goal was put in other words"),
            Catalog.Entry<GoalSplit>("goal-split", "Tavoite jaettiin useaksi", "Målet delades i flera", "The goal was split"),
            Catalog.Entry<GoalMerged>("goal-merged", "Tavoite yhdistettiin toisiin", "Målet slogs ihop med andra", "The goal was merged with others"),
            Catalog.Entry<GoalDropped>("goal-dropped", "Tavoitteesta luovuttiin", "Målet släpptes", "The goal was let go"),
            Catalog.Entry<GoalRevived>("goal-revived", "Tavoite otettiin takaisin", "Målet togs upp på nytt", "The goal was revived"),
            Catalog.Entry<KeyResultAdded>("goal-key-result-added", "Avaintulos lisättiin", "Ett nyckelresultat lades till", "A key result was added"),
            Catalog.Entry<KeyResultEdited>("goal-key-result-edited", "Avaintulos muuttui", "Ett nyckelresultat ändrades", "A key result changed"),
            Catalog.Entry<CheckedIn>("goal-checked-in", "Avaintuloksen tilanne kerrottiin", "Läget för ett nyckelresultat berättades", "The team told where a key result stands"),
            Catalog.Entry<CheckInWithdrawn>("goal-check-in-withdrawn", "Avaintuloksen tilannetieto peruttiin", "En lägesuppgift om ett nyckelresultat drogs tillbaka", "A check-in was withdrawn"),
            Catalog.Entry<KeyResultWithdrawn>("goal-key-result-withdrawn", "Avaintulos peruttiin", "Ett nyckelresultat drogs tillbaka", "A key result was withdrawn"),
            Catalog.Entry<ActionAdded>("goal-action-added", "Toimenpide lisättiin", "En åtgärd lades till", "An action was added"),
            Catalog.Entry<ActionEdited>("goal-action-edited", "Toimenpide muuttui", "En åtgärd ändrades", "An action changed")),
        Goal.Fold,
        new GoalProjection());
}
