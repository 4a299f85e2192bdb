using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;
using Collab.Network.People;
using Collab.Network.Projects;

namespace Collab.Network.Goals;

/// <summary>Binds the fields of <c>goal-board.graphql</c>; its mutations are in <see cref="GoalBoardMutationFields"/>.</summary>
static class GoalBoardFields
{
    public static void Bind(ResolverMap map, NodeSources nodes, ChangeSources changes)
    {
        nodes.Add<UncertaintyId, Uncertainty>((id, context) => context.Uncertainty(id));
        nodes.Add<ParkedSolutionId, ParkedSolution>((id, context) => context.ParkedSolution(id));
        changes.Add(
            GoalBoardStream.Aggregate,
            async (board, context) => await context.Project(board.Project) is null ? null : board,
            node: async (board, context) => await context.Project(board.Project));
        map.Enum<UncertaintyStatus>("UncertaintyStatus");
        map.Connection<Uncertainty>("Uncertainty");
        map.Connection<ParkedSolution>("ParkedSolution");
        BindBoard(map);
        BindUncertainties(map);
        BindParkedSolutions(map);
        GoalBoardMutationFields.Bind(map);
    }

    /// <summary>A project's board, today or at a moment; empty when nothing was put on it, or it is not for the viewer.</summary>
    public static async ValueTask<GoalBoard> GoalBoard(this FieldContext context, ProjectId project, DateTimeOffset? asOf = null)
    {
        var board = await context.Copies().FindGoalBoard(project, context.Viewer());
        if (board is not null && asOf is { } moment)
        {
            board = (await context.FindAsOf<ProjectId, GoalBoard>([project], moment))[0];
        }

        return board ?? Goals.GoalBoard.Empty(project);
    }

    /// <summary>A board's grain.</summary>
    public static IGoalBoardGrain GoalBoardGrain(this FieldContext context, ProjectId project)
        => context.Grain<IGoalBoardGrain>(project.Value);

    /// <summary>An uncertainty as the viewer may see it.</summary>
    public static async ValueTask<Uncertainty?> Uncertainty(this FieldContext context, UncertaintyId id)
        => (await context.GoalBoard(id.Project)).Uncertainty(id.Number);

    /// <summary>A parked solution as the viewer may see it.</summary>
    public static async ValueTask<ParkedSolution?> ParkedSolution(this FieldContext context, ParkedSolutionId id)
        => (await context.GoalBoard(id.Project)).ParkedSolution(id.Number);

    static void BindBoard(ResolverMap map)
    {
        map.Object<Project>("Project")
            .AsyncField("goalBoard", (project, context) => context.GoalBoard(project.Id, project.AsOf))
            .AsyncField("uncertainties", async (Project project, UncertaintiesArguments arguments, FieldContext context)
                => Uncertainties(await context.GoalBoard(project.Id, arguments.AsOf ?? project.AsOf), arguments))
            .AsyncField("parkedSolutions", async (Project project, ParkedSolutionsArguments arguments, FieldContext context)
                => ParkedSolutions(await context.GoalBoard(project.Id, arguments.AsOf ?? project.AsOf), arguments));
        map.Object<GoalBoard>("GoalBoard")
            .Field("version", board => board.Version)
            .AsyncField("viewerCan", async (board, context)
                => GoalMutations.Of(await context.GoalBoard(board.Project), await context.RightsIn(board.Project)).ToArray())
            .Field("changedAt", board => board.Version == 0 ? (DateTimeOffset?)null : board.ChangedAt)
            .AsyncField("history", (GoalBoard board, PageArguments page, FieldContext context)
                => HistoryFields.Page(GoalBoardStream.Aggregate, board.Project, board.Version, page.ToRequest(), context));
    }

    static void BindUncertainties(ResolverMap map)
    {
        map.Object<Uncertainty>("Uncertainty")
            .Field("id", uncertainty => uncertainty.Id)
            .AsyncField("project", (uncertainty, context) => context.Project(uncertainty.Id.Project))
            .TextField("text", uncertainty => uncertainty.Text)
            .Field("status", uncertainty => uncertainty.Status)
            .AsyncField("openedBy", (uncertainty, context) => context.Person(uncertainty.OpenedBy))
            .Field("openedAt", uncertainty => uncertainty.OpenedAt)
            .Field("closing", uncertainty => uncertainty.Closing)
            .AsyncField("viewerCan", async (uncertainty, context) => await context.Uncertainty(uncertainty.Id) is { } now
                ? GoalMutations.Of(now, await context.RightsIn(now.Id.Project)).ToArray()
                : []);
        map.Object<UncertaintyClosing>("UncertaintyClosing")
            .Field("insightId", closing => closing.Insight)
            .OptionalTextField("words", closing => closing.Words)
            .AsyncField("author", (closing, context) => context.Person(closing.Author))
            .Field("at", closing => closing.At);
    }

    static void BindParkedSolutions(ResolverMap map)
    {
        map.Object<ParkedSolution>("ParkedSolution")
            .Field("id", solution => solution.Id)
            .AsyncField("project", (solution, context) => context.Project(solution.Id.Project))
            .TextField("title", solution => solution.Idea.Title)
            .OptionalTextField("text", solution => solution.Idea.Text)
            .OptionalTextField("whyTooEarly", solution => solution.Idea.WhyTooEarly)
            .AsyncField("parkedBy", (solution, context) => context.Person(solution.ParkedBy))
            .Field("parkedAt", solution => solution.ParkedAt)
            .Field("takenUp", solution => solution.TakenUp)
            .AsyncField("viewerCan", ViewerCan);
        map.Object<SolutionTakeUp>("SolutionTakeUp")
            .AsyncField("goal", async (takeUp, context) => takeUp.Goal is { } goal ? await context.Goal(goal) : null)
            .AsyncField("author", (takeUp, context) => context.Person(takeUp.Author))
            .Field("at", takeUp => takeUp.At);
    }

    static async ValueTask<string[]> ViewerCan(ParkedSolution solution, FieldContext context)
    {
        var board = await context.GoalBoard(solution.Id.Project);
        return board.ParkedSolution(solution.Id.Number) is { } now
            ? [.. GoalMutations.Of(now, board, await context.RightsIn(solution.Id.Project))]
            : [];
    }

    static Connection<Uncertainty> Uncertainties(GoalBoard board, UncertaintiesArguments arguments)
        => board.Uncertainties.Page(
            arguments.ToRequest(),
            uncertainty => MemoryCursor.Of(uncertainty.Id.Number),
            arguments.Status is { } wanted ? uncertainty => wanted.Contains(uncertainty.Status) : null);

    static Connection<ParkedSolution> ParkedSolutions(GoalBoard board, ParkedSolutionsArguments arguments)
        => board.ParkedSolutions.Page(
            arguments.ToRequest(),
            solution => MemoryCursor.Of(solution.Id.Number),
            arguments.Waiting is { } waiting ? solution => solution.TakenUp is null == waiting : null);

    sealed record UncertaintiesArguments(
        IReadOnlyList<UncertaintyStatus>? Status, DateTimeOffset? AsOf, int? First, string? After, int? Last, string? Before) : IPageArguments;

    sealed record ParkedSolutionsArguments(
        bool? Waiting, DateTimeOffset? AsOf, int? First, string? After, int? Last, string? Before) : IPageArguments;
}
