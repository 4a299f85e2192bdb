using Collab.GraphQL.Execution;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;
using Collab.Network.People;
using Collab.Network.Projects;

namespace Collab.Network.Goals;

/// <summary>The fields of <c>goals.graphql</c> and <c>goal-work.graphql</c>.</summary>
static class GoalFields
{
    public static void Bind(ModuleFields fields)
    {
        BindGoal(fields);
        BindWork(fields);
        fields.Object<GoalRevision>()
            .TextField("title", revision => revision.Wording.Title)
            .OptionalTextField("text", revision => revision.Wording.Text)
            .OptionalTextField("reason", revision => revision.Grounds?.Reason)
            .Field("insightIds", revision => revision.Grounds?.Insights ?? [])
            .Field("decidedBy", revision => revision.Grounds?.DecidedBy)
            .AsyncField("into", (revision, context) => Goals(revision.Into, null, context))
            .AsyncField("author", (revision, context) => context.Person(revision.Author));
        fields.Object<Decider>()
            .AsyncField("person", (decider, context) => context.Person(decider.Person));
        fields.Object<GoalOrigin>()
            .AsyncField("goal", (origin, context) => context.Goal(origin.Goal))
            .TextField("title", origin => origin.Wording.Title)
            .OptionalTextField("text", origin => origin.Wording.Text);
        fields.Object<Project>().AsyncField("goals", (Project project, GoalsArguments arguments, FieldContext context)
            => List(project, arguments.AsOf ?? project.AsOf, arguments, context));
    }

    /// <summary>A goal as the viewer may see it.</summary>
    public static ValueTask<Goal?> Goal(this FieldContext context, GoalId id) => context.Copies().FindGoal(id, context.Viewer());

    /// <summary>A key result as the viewer may see it.</summary>
    public static async ValueTask<KeyResult?> KeyResult(this FieldContext context, KeyResultId id) => (await context.Goal(id.Goal))?.KeyResult(id.Number);

    /// <summary>An action as the viewer may see it.</summary>
    public static async ValueTask<GoalAction?> Action(this FieldContext context, ActionId id) => (await context.Goal(id.Goal))?.Action(id.Number);

    static void BindGoal(ModuleFields fields)
        => fields.Aggregate(Collab.Network.Goals.Goal.Aggregate, goal => goal.Id, (goal, context) => context.Copies().Visible(goal, context.Viewer()), goal => goal.Project)
            .AsyncField("project", (goal, context) => context.Project(goal.Project, goal.AsOf))
            .TextField("title", goal => goal.Wording.Title)
            .OptionalTextField("text", goal => goal.Wording.Text)
            .Field("revisions", (Goal goal, PageArguments page, FieldContext _) => goal.Revisions.Page(page.ToRequest(), revision => MemoryCursor.Of(revision.Number)))
            .Field("drift", (Goal goal, DriftArguments arguments, FieldContext context)
                => GoalDrift.Of(goal, arguments.From, arguments.To, arguments.Language ?? context.Viewer().Language))
            .AsyncField("becameGoals", (goal, context) => Goals(goal.Became, goal.AsOf, context))
            .Field("keyResults", (Goal goal, KeyResultsArguments arguments, FieldContext _)
                => goal.KeyResults.Where(result => arguments.IncludeWithdrawn || result.Withdrawal is null).ToArray())
            .Field("actions", (Goal goal, ActionsArguments arguments, FieldContext _) => goal.Actions.Page(
                arguments.ToRequest(),
                action => MemoryCursor.Of(action.Id.Number),
                arguments.Status is { } wanted ? action => wanted.Contains(action.Definition.Status) : null))
            .AsyncField("viewerCan", async (goal, context)
                => await context.Goal(goal.Id) is { } now ? GoalMutations.Of(now, await context.RightsIn(now.Project)).ToArray() : []);

    static void BindWork(ModuleFields fields)
    {
        fields.Node<KeyResultId, KeyResult>((id, context) => context.KeyResult(id))
            .Node<ActionId, GoalAction>((id, context) => context.Action(id));
        fields.Object<KeyResult>()
            .AsyncField("goal", (result, context) => context.Goal(result.Id.Goal))
            .TextField("title", result => result.Definition.Title)
            .Field("from", result => result.Definition.From)
            .Field("to", result => result.Definition.To)
            .OptionalTextField("unit", result => result.Definition.Unit)
            .Field("direction", result => result.Definition.Direction)
            .Field("checkIns", (KeyResult result, CheckInsArguments arguments, FieldContext _) => result.CheckIns.Page(
                arguments.ToRequest(),
                checkIn => MemoryCursor.Of(checkIn.Number),
                arguments.IncludeWithdrawn ? null : checkIn => checkIn.Withdrawal is null))
            .AsyncField("viewerCan", async (result, context) => await context.Goal(result.Id.Goal) is { } goal && goal.KeyResult(result.Id.Number) is { } now
                ? GoalMutations.Of(now, await context.RightsIn(goal.Project)).ToArray()
                : []);
        fields.Object<Withdrawal>().AsyncField("author", (withdrawal, context) => context.Person(withdrawal.Author));
        fields.Object<CheckIn>().AsyncField("author", (checkIn, context) => context.Person(checkIn.Author));
        fields.Object<GoalAction>("Action")
            .AsyncField("goal", (action, context) => context.Goal(action.Id.Goal))
            .TextField("title", action => action.Definition.Title)
            .AsyncField("owner", (action, context) => context.Person(action.Definition.Owner))
            .Field("due", action => action.Definition.Due)
            .Field("status", action => action.Definition.Status)
            .AsyncField("viewerCan", async (action, context)
                => await context.Goal(action.Id.Goal) is { } goal ? GoalMutations.OfAction(await context.RightsIn(goal.Project)).ToArray() : []);
    }

    static async ValueTask<Connection<Goal>> List(Project project, DateTimeOffset? asOf, GoalsArguments arguments, FieldContext context)
    {
        var board = await context.GoalBoard(project.Id, asOf);
        if (arguments.Status is { } wanted)
        {
            var goals = await Goals(board.Goals, asOf, context);
            return goals.Page(arguments.ToRequest(), goal => GlobalId.Of(goal.Id), goal => wanted.Contains(goal.Status));
        }

        var page = board.Goals.Page(arguments.ToRequest(), GlobalId.Of);
        var onPage = await Goals(page.Nodes, asOf, context);
        return new Connection<Goal>(onPage, index => GlobalId.Of(onPage[index].Id), page.HasPreviousPage, page.HasNextPage, page.Count);
    }

    /// <summary>Goals as the viewer may see them, today or at a moment; those that were not there then are left out.</summary>
    static async ValueTask<IReadOnlyList<Goal>> Goals(IReadOnlyList<GoalId> ids, DateTimeOffset? asOf, FieldContext context)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var goals = await context.Copies().FindAll<GoalId, Goal>([.. ids.Select(id => (id, 0))]);
        var visible = await Concurrently.Found(goals, goal => context.Copies().Visible(goal, context.Viewer()));
        return asOf is { } moment
            ? [.. (await context.FindAsOf<GoalId, Goal>([.. visible.Select(goal => goal.Id)], moment)).OfType<Goal>()]
            : visible;
    }

    sealed record GoalsArguments(IReadOnlyList<GoalStatus>? Status, DateTimeOffset? AsOf, int? First, string? After, int? Last, string? Before) : IPageArguments;

    sealed record DriftArguments(int From, int? To, Language? Language);

    sealed record KeyResultsArguments(bool IncludeWithdrawn);

    sealed record CheckInsArguments(bool IncludeWithdrawn, int? First, string? After, int? Last, string? Before) : IPageArguments;

    sealed record ActionsArguments(IReadOnlyList<ActionStatus>? Status, int? First, string? After, int? Last, string? Before) : IPageArguments;
}
