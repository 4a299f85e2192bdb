using Collab.Network.Projects;

namespace Collab.Network.Goals;

/// <summary>Which mutations may be run on goals and what stands beside them, by the rights in their project. Decided by what the commands are decided by.</summary>
static class GoalMutations
{
    /// <summary>On the board: what adds something to it, or concerns several goals.</summary>
    public static IEnumerable<string> Of(GoalBoard board, ProjectRights rights)
        => !rights.MayWork ? [] :
        [
            .. When(board.Goals.Length < GoalBoardDecisions.MaxGoals, "startGoal"),
            .. When(board.Goals.Length > 1, "reorderGoals"),
            .. When(board.Goals.Length is > 1 and < GoalBoardDecisions.MaxGoals, "mergeGoals"),
            .. When(board.Uncertainties.Length < UncertaintyDecisions.MaxUncertainties, "openUncertainty"),
            .. When(board.ParkedSolutions.Length < ParkedSolutionDecisions.MaxParkedSolutions, "parkSolution"),
        ];

    /// <summary>On a goal.</summary>
    public static IEnumerable<string> Of(Goal goal, ProjectRights rights)
    {
        if (!rights.MayWork)
        {
            return [];
        }

        var mayTurn = goal.Revisions.Length < GoalDecisions.MaxRevisions;
        return goal.Status switch
        {
            GoalStatus.Active =>
            [
                .. When(mayTurn, "reviseGoal", "splitGoal", "dropGoal"),
                .. When(goal.KeyResults.Length < KeyResultDecisions.MaxKeyResults, "addKeyResult"),
                .. When(goal.Actions.Length < GoalActionDecisions.MaxActions, "addAction"),
            ],
            GoalStatus.Dropped => When(mayTurn, "reviveGoal"),
            _ => [],
        };
    }

    /// <summary>On a key result and its check-ins.</summary>
    public static IEnumerable<string> Of(KeyResult result, ProjectRights rights)
        => !rights.MayWork || result.Withdrawal is not null ? [] :
        [
            "editKeyResult",
            "withdrawKeyResult",
            .. When(result.CheckIns.Length < KeyResultDecisions.MaxCheckIns, "checkIn"),
            .. When(result.CheckIns.Any(checkIn => checkIn.Withdrawal is null), "withdrawCheckIn"),
        ];

    /// <summary>On an action.</summary>
    public static IEnumerable<string> OfAction(ProjectRights rights) => When(rights.MayWork, "editAction");

    /// <summary>On something that the project does not know.</summary>
    public static IEnumerable<string> Of(Uncertainty uncertainty, ProjectRights rights)
        => !rights.MayWork ? []
            : uncertainty.Status is UncertaintyStatus.Open ? ["settleUncertainty", "letGoUncertainty"]
            : ["reopenUncertainty"];

    /// <summary>On a parked solution; one that was taken up can be taken up for another goal.</summary>
    public static IEnumerable<string> Of(ParkedSolution solution, GoalBoard board, ProjectRights rights)
        => !rights.MayWork ? []
            : solution.TakenUp is null || board.Goals.Length > 0 ? ["editParkedSolution", "takeUpSolution"]
            : ["editParkedSolution"];

    static IEnumerable<string> When(bool isSo, params IEnumerable<string> mutations) => isSo ? mutations : [];
}
