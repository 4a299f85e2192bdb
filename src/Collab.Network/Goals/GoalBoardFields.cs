using Collab.GraphQL.Execution;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;
using Collab.Network.Kernel.Paging;
using Collab.Network.People;
using Collab.Network.Projects;
using Board = Collab.Network.Goals.GoalBoard;

namespace Collab.Network.Goals;

/// <summary>The fields of <c>goal-board.graphql</c>.</summary>
static class GoalBoardFields
{
    public static void Bind(ModuleFields fields)
    {
        fields.Node<UncertaintyId, Uncertainty>((id, context) => context.Uncertainty(id))
            .Node<ParkedSolutionId, ParkedSolution>((id, context) => context.ParkedSolution(id))
            .Changes(
                Board.Aggregate,
                async (board, context) => await context.Project(board.Project) is null ? null : board,
                board => board.Project,
                async (board, context) => await context.Project(board.Project));
        fields.Object<Project>()
            .AsyncField("goalBoard", (project, context) => context.GoalBoard(project.Id, project.AsOf))
            .AsyncField("uncertainties", async (Project project, UncertaintiesArguments arguments, FieldContext context)
                => (await context.GoalBoard(project.Id, arguments.AsOf ?? project.AsOf)).Uncertainties.Page(
                    arguments.ToRequest(),
                    uncertainty => MemoryCursor.Of(uncertainty.Id.Number),
                    arguments.Status is { } wanted ? uncertainty => wanted.Contains(uncertainty.Status) : null))
            .AsyncField("parkedSolutions", async (Project project, ParkedSolutionsArguments arguments, FieldContext context)
                => (await context.GoalBoard(project.Id, arguments.AsOf ?? project.AsOf)).ParkedSolutions.Page(
                    arguments.ToRequest(),
                    solution => MemoryCursor.Of(solution.Id.Number),
                    arguments.Waiting is { } waiting ? solution => solution.TakenUp is null == waiting : null));
        fields.Object<Board>()
            .Field("changedAt", board => board.Version == 0 ? (DateTimeOffset?)null : board.ChangedAt)
            .AsyncField("history", (Board board, PageArguments page, FieldContext context)
                => HistoryFields.Page(Board.Aggregate, board.Project, board.Version, page.ToRequest(), context))
            .AsyncField("viewerCan", async (board, context)
                => GoalMutations.Of(await context.GoalBoard(board.Project), await context.RightsIn(board.Project)).ToArray());
        fields.Object<Uncertainty>()
            .AsyncField("project", (uncertainty, context) => context.Project(uncertainty.Id.Project))
            .AsyncField("openedBy", (uncertainty, context) => context.Person(uncertainty.OpenedBy))
            .AsyncField("viewerCan", async (uncertainty, context) => await context.Uncertainty(uncertainty.Id) is { } now
                ? GoalMutations.Of(now, await context.RightsIn(now.Id.Project)).ToArray()
                : []);
        fields.Object<UncertaintyClosing>()
            .Field("insightId", closing => closing.Insight)
            .AsyncField("author", (closing, context) => context.Person(closing.Author));
        fields.Object<ParkedSolution>()
            .AsyncField("project", (solution, context) => context.Project(solution.Id.Project))
            .TextField("title", solution => solution.Idea.Title)
            .OptionalTextField("text", solution => solution.Idea.Text)
            .OptionalTextField("whyTooEarly", solution => solution.Idea.WhyTooEarly)
            .AsyncField("parkedBy", (solution, context) => context.Person(solution.ParkedBy))
            .AsyncField("viewerCan", ViewerCan);
        fields.Object<SolutionTakeUp>()
            .AsyncField("goal", async (takeUp, context) => takeUp.Goal is { } goal ? await context.Goal(goal) : null)
            .AsyncField("author", (takeUp, context) => context.Person(takeUp.Author));
    }

    /// <summary>A project's board, today or at a moment; empty when nothing was put on it, or it is not for the viewer.</summary>
    public static async ValueTask<Board> GoalBoard(this FieldContext context, ProjectId project, DateTimeOffset? asOf = null)
    {
        var board = await context.Copies().FindGoalBoard(project, context.Viewer());
        if (board is not null && asOf is { } moment)
        {
            board = (await context.FindAsOf<ProjectId, Board>([project], moment))[0];
        }

        return board ?? Board.Empty(project);
    }

    /// <summary>An uncertainty as the viewer may see it.</summary>
    public static async ValueTask<Uncertainty?> Uncertainty(this FieldContext context, UncertaintyId id) => (await context.GoalBoard(id.Project)).Uncertainty(id.Number);

    /// <summary>A parked solution as the viewer may see it.</summary>
    public static async ValueTask<ParkedSolution?> ParkedSolution(this FieldContext context, ParkedSolutionId id)
        => (await context.GoalBoard(id.Project)).ParkedSolution(id.Number);

    static async ValueTask<string[]> ViewerCan(ParkedSolution solution, FieldContext context)
    {
        var board = await context.GoalBoard(solution.Id.Project);
        return board.ParkedSolution(solution.Id.Number) is { } now ? [.. GoalMutations.Of(now, board, await context.RightsIn(solution.Id.Project))] : [];
    }

    sealed record UncertaintiesArguments(IReadOnlyList<UncertaintyStatus>? Status, DateTimeOffset? AsOf, int? First, string? After, int? Last, string? Before) : IPageArguments;

    sealed record ParkedSolutionsArguments(bool? Waiting, DateTimeOffset? AsOf, int? First, string? After, int? Last, string? Before) : IPageArguments;
}
