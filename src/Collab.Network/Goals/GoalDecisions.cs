using System.Collections.Immutable;
using Collab.Network.Kernel;
using Collab.Network.Projects;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalEvent>;

namespace Collab.Network.Goals;

/// <summary>The rules of goals. Every change of direction is welcome; only its reason is asked.</summary>
static class GoalDecisions
{
    public const int MaxRevisions = 500;

    /// <summary>Decides a command.</summary>
    /// <param name="goal">The goal; null when it is not there.</param>
    /// <param name="command">The command.</param>
    /// <param name="context">Who asks.</param>
    /// <param name="rights">What they may do with the project.</param>
    /// <param name="lastDay">The last day on which something can have been observed: today where the day begins first.</param>
    public static Decision Decide(Goal? goal, GoalCommand command, CommandContext context, ProjectRights rights, DateOnly lastDay)
    {
        if (goal is null)
        {
            return Refusal.NotFound(SubjectField(command));
        }

        if (GoalRules.MayEdit(rights, SubjectField(command)) is { } refusal)
        {
            return refusal;
        }

        return command switch
        {
            ReviseGoal revise => Revise(goal, revise, context.BasedOn),
            DropGoal drop => Drop(goal, drop.Grounds, context.BasedOn),
            ReviveGoal revive => Revive(goal, revive.Grounds, context.BasedOn),
            AddKeyResult add => KeyResultDecisions.Add(goal, add),
            EditKeyResult edit => KeyResultDecisions.Edit(goal, edit, context.BasedOn),
            CheckInKeyResult checkIn => KeyResultDecisions.CheckIn(goal, checkIn, lastDay),
            WithdrawCheckIn withdraw => KeyResultDecisions.Withdraw(goal, withdraw),
            WithdrawKeyResult withdraw => KeyResultDecisions.Withdraw(goal, withdraw, context.BasedOn),
            AddAction add => GoalActionDecisions.Add(goal, add),
            EditAction edit => GoalActionDecisions.Edit(goal, edit, context.BasedOn),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };
    }

    /// <summary>The input field that names what a command is about.</summary>
    public static string SubjectField(GoalCommand command) => command switch
    {
        EditKeyResult or CheckInKeyResult or WithdrawCheckIn or WithdrawKeyResult => "keyResult",
        EditAction => "action",
        _ => "goal",
    };

    /// <summary>The global id of what a command is about, which a repeat of the command answers as well.</summary>
    public static string Subject(Goal? goal, GoalId id, GoalCommand command) => command switch
    {
        AddKeyResult => GlobalId.Of(new KeyResultId(id, (goal?.KeyResults.Length ?? 0) + 1)),
        EditKeyResult { Number: var number } => GlobalId.Of(new KeyResultId(id, number)),
        CheckInKeyResult { KeyResult: var number } => GlobalId.Of(new KeyResultId(id, number)),
        WithdrawCheckIn { KeyResult: var number } => GlobalId.Of(new KeyResultId(id, number)),
        WithdrawKeyResult { Number: var number } => GlobalId.Of(new KeyResultId(id, number)),
        AddAction => GlobalId.Of(new ActionId(id, (goal?.Actions.Length ?? 0) + 1)),
        EditAction { Number: var number } => GlobalId.Of(new ActionId(id, number)),
        _ => GlobalId.Of(id),
    };

    /// <summary>The first events of a goal that a board starts.</summary>
    public static ImmutableArray<GoalEvent> Start(NewGoal goal, ProjectId project, ImmutableArray<GoalOrigin> origins)
        =>
        [
            new GoalStarted(goal.Id, project, goal.Wording, origins),
            .. goal.KeyResult is { } definition ? [new KeyResultAdded(1, definition)] : ImmutableArray<GoalEvent>.Empty,
        ];

    /// <summary>Why a goal cannot be started in these words; none when it can.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="path">Where in the input it stands, with a dot at the end; empty at its top.</param>
    public static IEnumerable<Refusal> Refusals(NewGoal goal, string path = "")
        => GoalRules.Wording(goal.Wording, path)
            .Concat(goal.KeyResult is { } definition ? KeyResultDecisions.Refusals(definition, path + "keyResult.") : []);

    /// <summary>Why a goal cannot turn into others now; null when it can.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="basedOn">The version of the goal that the command was based on.</param>
    /// <param name="path">The input field that names the goal.</param>
    public static Refusal? CannotTurn(Goal goal, int? basedOn, string path)
        => basedOn > goal.Version ? NotYetThere(path)
            : goal.HasMoved(GoalParts.Wording, basedOn) ? Refusal.Conflict(path, null, goal.Wording.Title.Value)
            : goal.Status is not GoalStatus.Active ? GoalRules.NotActive(goal, path)
            : goal.Revisions.Length >= MaxRevisions ? GoalRules.TooMany(path, MaxRevisions)
            : null;

    static Decision Revise(Goal goal, ReviseGoal command, int? basedOn)
    {
        var now = goal.Wording;
        var wanted = new Wording(command.Title.ApplyTo(now.Title), command.RemoveText ? null : command.Text.ApplyTo(now.Text));
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(Rules.Title(command.Title, now.Title, "title"), Rules.Body(command.Text, now.Text, "text")),
            .. GoalRules.Grounds(command.Grounds),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        if (wanted == now && goal.Status is GoalStatus.Active)
        {
            return Decision.Nothing;
        }

        if (goal.HasMoved(GoalParts.Wording, basedOn))
        {
            return Decision.Refuse([.. Conflicts(goal, wanted)]);
        }

        return CannotTurn(goal, basedOn, "goal") is { } refusal
            ? refusal
            : new GoalReworded(goal.Revisions.Length + 1, wanted, command.Grounds);
    }

    static Decision Drop(Goal goal, Grounds grounds, int? basedOn)
    {
        if (goal.Status is GoalStatus.Dropped)
        {
            return Decision.Nothing;
        }

        ImmutableArray<Refusal> refusals = [.. GoalRules.Grounds(grounds), .. Rules.Found(CannotTurn(goal, basedOn, "goal"))];
        return refusals.IsEmpty ? new GoalDropped(goal.Revisions.Length + 1, grounds) : Decision.Refuse(refusals);
    }

    static Decision Revive(Goal goal, Grounds grounds, int? basedOn)
    {
        if (goal.Status is GoalStatus.Active)
        {
            return Decision.Nothing;
        }

        ImmutableArray<Refusal> refusals =
        [
            .. GoalRules.Grounds(grounds),
            .. Rules.Found(
                goal.HasMoved(GoalParts.Wording, basedOn) ? Refusal.Conflict("goal", null, goal.Wording.Title.Value)
                : goal.Status is not GoalStatus.Dropped ? GoalRules.NotActive(goal, "goal")
                : goal.Revisions.Length >= MaxRevisions ? GoalRules.TooMany("goal", MaxRevisions)
                : null),
        ];
        return refusals.IsEmpty ? new GoalRevived(goal.Revisions.Length + 1, grounds) : Decision.Refuse(refusals);
    }

    static IEnumerable<Refusal> Conflicts(Goal goal, Wording wanted)
    {
        var now = goal.Wording;
        if (wanted.Title != now.Title)
        {
            yield return Refusal.TextConflict("title", wanted.Title, now.Title);
        }

        if (wanted.Text != now.Text)
        {
            yield return Refusal.TextConflict("text", wanted.Text, now.Text);
        }

        // The words are as they are asked for; it is the goal that has turned meanwhile.
        if (wanted == now)
        {
            yield return Refusal.Conflict("goal", null, now.Title.Value);
        }
    }

    static Refusal NotYetThere(string path)
        => Refusal.Invalid(
            path,
            "Tavoitteesta ei ole vielä tätä versiota. Anna version numero, jonka luit.",
            "Målet har inte den här versionen ännu. Ange numret på den version du läste.",
            "The goal has no such version yet. Give the number of the version that you read.");
}
