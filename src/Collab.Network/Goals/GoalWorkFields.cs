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
            .Field("checkIns", (KeyResult result, PageArguments page, FieldContext _)
                => result.CheckIns.Page(page.ToRequest(), checkIn => MemoryCursor.Of(checkIn.Number)));
        map.Object<CheckIn>("CheckIn")
            .Field("number", checkIn => checkIn.Number)
            .Field("value", checkIn => checkIn.Value)
            .Field("confidence", checkIn => checkIn.Confidence)
            .OptionalTextField("note", checkIn => checkIn.Note)
            .Field("date", checkIn => checkIn.Date)
            .AsyncField("author", (checkIn, context) => context.Person(checkIn.Author));
        map.Object<GoalAction>("Action")
            .Field("id", action => action.Id)
            .AsyncField("goal", (action, context) => context.Goal(action.Id.Goal))
            .TextField("title", action => action.Definition.Title)
            .AsyncField("owner", (action, context) => context.Person(action.Definition.Owner))
            .Field("due", action => action.Definition.Due)
            .Field("status", action => action.Definition.Status);
    }

    /// <summary>A key result as the viewer may see it.</summary>
    public static async ValueTask<KeyResult?> KeyResult(this FieldContext context, KeyResultId id)
        => (await context.Goal(id.Goal))?.KeyResult(id.Number);

    /// <summary>An action as the viewer may see it.</summary>
    public static async ValueTask<GoalAction?> Action(this FieldContext context, ActionId id)
        => (await context.Goal(id.Goal))?.Action(id.Number);

    static Connection<GoalAction> Actions(Goal goal, ActionsArguments arguments)
    {
        var actions = arguments.Status is { } wanted
            ? goal.Actions.RemoveAll(action => !wanted.Contains(action.Definition.Status))
            : goal.Actions;
        return actions.Page(arguments.ToRequest(), action => MemoryCursor.Of(action.Id.Number));
    }

    sealed record ActionsArguments(IReadOnlyList<ActionStatus>? Status, int? First, string? After, int? Last, string? Before) : IPageArguments;
}
