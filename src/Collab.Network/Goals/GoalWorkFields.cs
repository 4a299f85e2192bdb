using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;
using Collab.Network.People;

namespace Collab.Network.Goals;

/// <summary>Binds the fields of <c>goal-work.graphql</c>: key results and actions.</summary>
static class GoalWorkFields
{
    public static void Bind(ResolverMap map, NodeSources nodes)
    {
        nodes.Add<KeyResultId, KeyResult>((id, context) => context.KeyResult(id));
        nodes.Add<ActionId, GoalAction>((id, context) => context.Action(id));
        map.Enum<Direction>("KeyResultDirection")
            .Enum<ActionStatus>("ActionStatus");
        map.Connection<CheckIn>("CheckIn");
        map.Connection<GoalAction>("Action");
        map.Object<Goal>("Goal").Field("actions", (Goal goal, ActionsArguments arguments, FieldContext _) => Actions(goal, arguments));
        map.Object<KeyResult>("KeyResult")
            .Field("id", result => result.Id)
            .AsyncField("goal", (result, context) => context.Goal(result.Id.Goal))
            .TextField("title", result => result.Definition.Title)
            .Field("from", result => result.Definition.From)
            .Field("to", result => result.Definition.To)
            .Field("now", result => result.Now)
            .OptionalTextField("unit", result => result.Definition.Unit)
            .Field("direction", result => result.Definition.Direction)
            .Field("progress", result => result.Progress)
            .Field("checkIns", (KeyResult result, CheckInsArguments arguments, FieldContext _)
                => result.CheckIns.Page(
                    arguments.ToRequest(),
                    checkIn => MemoryCursor.Of(checkIn.Number),
                    arguments.IncludeWithdrawn ? null : checkIn => checkIn.Withdrawal is null))
            .Field("withdrawal", result => result.Withdrawal)
            .AsyncField("viewerCan", async (result, context) => await context.Goal(result.Id.Goal) is { } goal && goal.KeyResult(result.Id.Number) is { } now
                ? GoalMutations.Of(now, await context.RightsIn(goal.Project)).ToArray()
                : []);
        map.Object<Withdrawal>("Withdrawal")
            .TextField("reason", withdrawal => withdrawal.Reason)
            .AsyncField("author", (withdrawal, context) => context.Person(withdrawal.Author))
            .Field("at", withdrawal => withdrawal.At);
        map.Object<CheckIn>("CheckIn")
            .Field("number", checkIn => checkIn.Number)
            .Field("value", checkIn => checkIn.Value)
            .Field("confidence", checkIn => checkIn.Confidence)
            .OptionalTextField("note", checkIn => checkIn.Note)
            .Field("date", checkIn => checkIn.Date)
            .Field("withdrawal", checkIn => checkIn.Withdrawal)
            .AsyncField("author", (checkIn, context) => context.Person(checkIn.Author));
        map.Object<GoalAction>("Action")
            .Field("id", action => action.Id)
            .AsyncField("goal", (action, context) => context.Goal(action.Id.Goal))
            .TextField("title", action => action.Definition.Title)
            .AsyncField("owner", (action, context) => context.Person(action.Definition.Owner))
            .Field("due", action => action.Definition.Due)
            .Field("status", action => action.Definition.Status)
            .AsyncField("viewerCan", async (action, context)
                => await context.Goal(action.Id.Goal) is { } goal ? GoalMutations.OfAction(await context.RightsIn(goal.Project)).ToArray() : []);
    }

    /// <summary>A key result as the viewer may see it.</summary>
    public static async ValueTask<KeyResult?> KeyResult(this FieldContext context, KeyResultId id)
        => (await context.Goal(id.Goal))?.KeyResult(id.Number);

    /// <summary>An action as the viewer may see it.</summary>
    public static async ValueTask<GoalAction?> Action(this FieldContext context, ActionId id)
        => (await context.Goal(id.Goal))?.Action(id.Number);

    static Connection<GoalAction> Actions(Goal goal, ActionsArguments arguments)
        => goal.Actions.Page(
            arguments.ToRequest(),
            action => MemoryCursor.Of(action.Id.Number),
            arguments.Status is { } wanted ? action => wanted.Contains(action.Definition.Status) : null);

    sealed record CheckInsArguments(bool IncludeWithdrawn, int? First, string? After, int? Last, string? Before) : IPageArguments;

    sealed record ActionsArguments(IReadOnlyList<ActionStatus>? Status, int? First, string? After, int? Last, string? Before) : IPageArguments;
}
