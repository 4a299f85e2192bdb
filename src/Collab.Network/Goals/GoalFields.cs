using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;
using Collab.Network.People;
using Collab.Network.Projects;

namespace Collab.Network.Goals;

/// <summary>Binds the fields of <c>goals.graphql</c>; its mutations are in <see cref="GoalMutationFields"/>.</summary>
static class GoalFields
{
    public static void Bind(ResolverMap map, NodeSources nodes, ChangeSources changes)
    {
        nodes.Add<GoalId, Goal>((id, context) => context.Goal(id));
        changes.Add(GoalStream.Aggregate, (goal, context) => context.Copies().Visible(goal, context.Viewer()), it => it.Project);
        map.Enum<GoalStatus>("GoalStatus")
            .Enum<RevisionKind>("RevisionKind")
            .Enum<DifferenceKind>("DifferenceKind");
        map.Connection<Goal>("Goal");
        map.Connection<GoalRevision>("GoalRevision");
        BindGoal(map.Object<Goal>("Goal"));
        BindStory(map);
        BindDrift(map);
        GoalWorkFields.Bind(map, nodes);
        GoalMutationFields.Bind(map);
        map.Object<Project>("Project").AsyncField("goals", (Project project, GoalsArguments arguments, FieldContext context)
            => List(project, arguments.AsOf ?? project.AsOf, arguments, context));
    }

    /// <summary>A goal as the viewer may see it.</summary>
    public static ValueTask<Goal?> Goal(this FieldContext context, GoalId id) => context.Copies().FindGoal(id, context.Viewer());

    /// <summary>What the viewer may do with a project as it is now; nothing when it is not there, or not for them.</summary>
    public static async ValueTask<ProjectRights> RightsIn(this FieldContext context, ProjectId project)
        => (await context.Project(project))?.RightsOf(context.Viewer()) ?? default;

    /// <summary>A goal's grain.</summary>
    public static IGoalGrain GoalGrain(this FieldContext context, GoalId id) => context.Grain<IGoalGrain>(id.Value);

    static void BindGoal(ObjectBinding<Goal> goal)
        => goal
            .Field("id", it => it.Id)
            .AsyncField("project", (it, context) => context.Project(it.Project, it.AsOf))
            .TextField("title", it => it.Wording.Title)
            .OptionalTextField("text", it => it.Wording.Text)
            .Field("status", it => it.Status)
            .Field("start", it => it.Start)
            .Field("revisions", (Goal it, PageArguments page, FieldContext _)
                => it.Revisions.Page(page.ToRequest(), revision => MemoryCursor.Of(revision.Number)))
            .Field("drift", (Goal it, DriftArguments arguments, FieldContext context)
                => GoalDrift.Of(it, arguments.From, arguments.To, arguments.Language ?? context.Viewer().Language))
            .Field("origins", it => it.Origins)
            .AsyncField("becameGoals", (it, context) => Goals(it.Became, it.AsOf, context))
            .Field("keyResults", (Goal it, KeyResultsArguments arguments, FieldContext _)
                => it.KeyResults.Where(result => arguments.IncludeWithdrawn || result.Withdrawal is null).ToArray())
            .AsyncField("viewerCan", async (it, context)
                => await context.Goal(it.Id) is { } now ? GoalMutations.Of(now, await context.RightsIn(now.Project)).ToArray() : [])
            .HistoryFieldsOf(GoalStream.Aggregate, it => it.Id);

    static void BindStory(ResolverMap map)
    {
        map.Object<GoalRevision>("GoalRevision")
            .Field("number", revision => revision.Number)
            .Field("kind", revision => revision.Kind)
            .TextField("title", revision => revision.Wording.Title)
            .OptionalTextField("text", revision => revision.Wording.Text)
            .OptionalTextField("reason", revision => revision.Grounds?.Reason)
            .Field("insightIds", revision => revision.Grounds?.Insights ?? [])
            .Field("decidedBy", revision => revision.Grounds?.DecidedBy)
            .AsyncField("into", (revision, context) => Goals(revision.Into, null, context))
            .AsyncField("author", (revision, context) => context.Person(revision.Author))
            .Field("at", revision => revision.At);
        map.Object<Decider>("Decider")
            .AsyncField("person", (decider, context) => context.Person(decider.Person))
            .OptionalTextField("group", decider => decider.Group);
        map.Object<GoalOrigin>("GoalOrigin")
            .AsyncField("goal", (origin, context) => context.Goal(origin.Goal))
            .Field("revision", origin => origin.Revision)
            .TextField("title", origin => origin.Wording.Title)
            .OptionalTextField("text", origin => origin.Wording.Text);
    }

    static void BindDrift(ResolverMap map)
    {
        map.Object<GoalDrift>("GoalDrift")
            .Field("points", drift => drift.Points)
            .Field("from", drift => drift.From)
            .Field("to", drift => drift.To)
            .Field("title", drift => drift.Title)
            .Field("text", drift => drift.Text);
        map.Object<TextDifference>("TextDifference")
            .Field("fromLanguage", difference => difference.From)
            .Field("toLanguage", difference => difference.To)
            .Field("parts", difference => difference.Parts);
        map.Object<DifferencePart>("DifferencePart")
            .Field("kind", part => part.Kind)
            .Field("text", part => part.Text);
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
        return new Connection<Goal>(
            onPage,
            index => GlobalId.Of(onPage[index].Id),
            page.HasPreviousPage,
            page.HasNextPage,
            page.Count);
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

    sealed record KeyResultsArguments(bool IncludeWithdrawn);

    sealed record DriftArguments(int From, int? To, Language? Language);

    sealed record GoalsArguments(
        IReadOnlyList<GoalStatus>? Status, DateTimeOffset? AsOf, int? First, string? After, int? Last, string? Before) : IPageArguments;
}
