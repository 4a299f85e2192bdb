using System.Collections.Immutable;
using System.Globalization;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalEvent>;

namespace Collab.Network.Goals;

sealed record AddAction(
    GoalId Goal, TextEdit Title, PersonId? Owner = null, DateOnly? Due = null, ActionStatus Status = ActionStatus.Planned, string? ClientMutationId = null)
    : GoalCommand, IMentionsPeople, ICommandInput
{
    public const int MaxActions = 200;

    ImmutableArray<Mention> IMentionsPeople.Mentions => Owner is { } owner ? [new(owner, "owner")] : [];

    internal override string Subject(Goal? goal, GoalId id) => GlobalId.Of(new ActionId(id, (goal?.Actions.Length ?? 0) + 1));

    protected override Decision Decide(Goal goal, int? basedOn, DateOnly lastDay)
    {
        var title = Title.ToRequiredText();
        return Decision.Unless(
            Rules.Found(
                Rules.Title(title, "title"),
                goal.Status is not GoalStatus.Active ? GoalRules.NotActive(goal, "goal")
                : goal.Actions.Length >= MaxActions ? GoalRules.TooMany("goal", MaxActions)
                : null),
            new ActionAdded(goal.Actions.Length + 1, new ActionDefinition(title, Owner, Due, Status)));
    }
}

sealed record EditAction(
    ActionId Action,
    TextEdit? Title = null,
    PersonId? Owner = null,
    DateOnly? Due = null,
    bool RemoveOwner = false,
    bool RemoveDue = false,
    ActionStatus? Status = null,
    int? BasedOn = null,
    string? ClientMutationId = null) : GoalCommand, IMentionsPeople, ICommandInput
{
    ImmutableArray<Mention> IMentionsPeople.Mentions => Owner is { } owner ? [new(owner, "owner")] : [];

    internal override string Field => "action";

    internal override string Subject(Goal? goal, GoalId id) => GlobalId.Of(Action);

    protected override Decision Decide(Goal goal, int? basedOn, DateOnly lastDay)
    {
        if (goal.Action(Action.Number) is not { Definition: var now })
        {
            return Refusal.NotFound("action");
        }

        if (Rules.Title(Title, now.Title, "title") is { } refusal)
        {
            return refusal;
        }

        var wanted = new ActionDefinition(
            Title.ApplyTo(now.Title), RemoveOwner ? null : Owner ?? now.Owner, RemoveDue ? null : Due ?? now.Due, Status ?? now.Status);
        return wanted == now ? Decision.Nothing
            : goal.HasMoved(GoalParts.Action(Action.Number), basedOn) ? Decision.Refuse([.. Rules.Found(
                GoalRules.Conflict("title", wanted.Title, now.Title),
                GoalRules.Conflict("owner", GlobalIdOf(wanted.Owner), GlobalIdOf(now.Owner)),
                GoalRules.Conflict("due", Iso(wanted.Due), Iso(now.Due)),
                GoalRules.Conflict("status", wanted.Status.ToString(), now.Status.ToString()))])
            : new ActionEdited(Action.Number, wanted);
    }

    static string? GlobalIdOf(PersonId? person) => person is { } id ? GlobalId.Of(id) : null;

    static string? Iso(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);
}
