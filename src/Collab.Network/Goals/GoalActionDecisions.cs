using System.Collections.Immutable;
using System.Globalization;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Goals.GoalEvent>;

namespace Collab.Network.Goals;

/// <summary>The rules of a goal's actions.</summary>
static class GoalActionDecisions
{
    public const int MaxActions = 200;

    public static Decision Add(Goal goal, AddAction command)
    {
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                Rules.Title(command.Definition.Title, "title"),
                goal.Status is not GoalStatus.Active ? GoalRules.NotActive(goal, "goal")
                : goal.Actions.Length >= MaxActions ? GoalRules.TooMany("goal", MaxActions)
                : null),
        ];
        return refusals.IsEmpty ? new ActionAdded(goal.Actions.Length + 1, command.Definition) : Decision.Refuse(refusals);
    }

    public static Decision Edit(Goal goal, EditAction command, int? basedOn)
    {
        if (goal.Action(command.Number) is not { } action)
        {
            return Refusal.NotFound("action");
        }

        var now = action.Definition;
        var wanted = new ActionDefinition(
            command.Title.ApplyTo(now.Title),
            command.RemoveOwner ? null : command.Owner ?? now.Owner,
            command.RemoveDue ? null : command.Due ?? now.Due,
            command.Status ?? now.Status);
        if (Rules.Title(command.Title, now.Title, "title") is { } refusal)
        {
            return refusal;
        }

        if (wanted == now)
        {
            return Decision.Nothing;
        }

        return goal.HasMoved(GoalParts.Action(command.Number), basedOn)
            ? Decision.Refuse([.. Conflicts(now, wanted)])
            : new ActionEdited(command.Number, wanted);
    }

    static IEnumerable<Refusal> Conflicts(ActionDefinition now, ActionDefinition wanted)
    {
        if (wanted.Title != now.Title)
        {
            yield return Refusal.TextConflict("title", wanted.Title, now.Title);
        }

        if (wanted.Owner != now.Owner)
        {
            yield return Refusal.Conflict("owner", GlobalIdOf(wanted.Owner), GlobalIdOf(now.Owner));
        }

        if (wanted.Due != now.Due)
        {
            yield return Refusal.Conflict("due", Iso(wanted.Due), Iso(now.Due));
        }

        if (wanted.Status != now.Status)
        {
            yield return Refusal.Conflict("status", wanted.Status.ToString(), now.Status.ToString());
        }
    }

    static string? GlobalIdOf(PersonId? person) => person is { } id ? GlobalId.Of(id) : null;

    static string? Iso(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);
}
