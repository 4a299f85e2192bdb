using System.Collections.Immutable;
using Collab.Network.Goals;
using Collab.Network.Kernel;

namespace Collab.Network.Tests.Goals;

/// <summary>
/// Commands by what they should come to, of the usual goal and project: whom a command reaches is said by the grain that is asked, or by what is given.
/// </summary>
static class Ask
{
    public static KeyResultId Result(int number) => new(GivenGoal.Id, number);

    public static ActionId Action(int number) => new(GivenGoal.Id, number);

    public static UncertaintyId Uncertainty(int number) => new(GivenGoal.OfProject, number);

    public static ParkedSolutionId Solution(int number) => new(GivenGoal.OfProject, number);

    public static ReviseGoal Revise(Grounds grounds, Text? title = null, Text? text = null, bool removeText = false)
        => new(GivenGoal.Id, title, text, removeText, grounds.Reason!, grounds.Insights, By(grounds.DecidedBy));

    public static DropGoal Drop(Grounds grounds) => new(GivenGoal.Id, grounds.Reason!, grounds.Insights, By(grounds.DecidedBy));

    public static ReviveGoal Revive(Grounds grounds) => new(GivenGoal.Id, grounds.Reason!, grounds.Insights, By(grounds.DecidedBy));

    public static AddKeyResult AddKeyResult(KeyResultDefinition wanted) => new(GivenGoal.Id, wanted.Title!, wanted.From, wanted.To, wanted.Unit, wanted.Direction);

    public static AddAction AddAction(ActionDefinition wanted) => new(GivenGoal.Id, wanted.Title!, wanted.Owner, wanted.Due, wanted.Status);

    public static StartGoal Start(NewGoal goal)
        => new(GivenGoal.OfProject, goal.Wording.Title!, goal.Wording.Text, Measured(goal.KeyResult)) { Id = goal.Id };

    public static SplitGoal Split(GoalId goal, int? basedOn, ImmutableArray<NewGoal> into, Grounds grounds)
        => new(goal, [.. into.Select(For)], grounds.Reason!, grounds.Insights, By(grounds.DecidedBy), basedOn);

    public static MergeGoals Merge(ImmutableArray<GoalToMergeInput> goals, NewGoal into, Grounds grounds)
        => new(GivenGoal.OfProject, goals, into.Wording.Title!, into.Wording.Text, Measured(into.KeyResult), grounds.Reason!, grounds.Insights, By(grounds.DecidedBy)) { Id = into.Id };

    /// <summary>The input for a goal that others live on in.</summary>
    public static NewGoalInput For(NewGoal goal) => new(goal.Wording.Title!, goal.Wording.Text, Measured(goal.KeyResult)) { Id = goal.Id };

    public static OpenUncertainty Open(Text text) => new(GivenGoal.OfProject, text!);

    public static ParkSolution Park(ParkedIdea idea) => new(GivenGoal.OfProject, idea.Title!, idea.Text, idea.WhyTooEarly);

    static DeciderInput? By(Decider? decider) => decider is null ? null : new DeciderInput(decider.Person, decider.Group);

    static KeyResultInput? Measured(KeyResultDefinition? wanted) => wanted is null ? null : new KeyResultInput(wanted.Title!, wanted.From, wanted.To, wanted.Unit, wanted.Direction);
}
