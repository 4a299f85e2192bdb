using System.Collections.Immutable;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Projects.ProjectEvent>;

namespace Collab.Network.Projects;

/// <summary>The rules of a project's end: what was learnt can be written at the end and after it, and a project may go on.</summary>
static class ProjectClosingDecisions
{
    const int MaxRecommendation = 10;

    public static Decision Close(Project project, CloseProject command, CommandContext context)
        => Learn(project, command.Lessons, command.Recommendation, context, project.IsClosed ? [] : [new ProjectClosed()]);

    public static Decision Write(Project project, WriteLessons command, CommandContext context)
        => Learn(project, command.Lessons, command.Recommendation, context, []);

    public static Decision Reopen(Project project)
        => project.ClosedFrom is { } phase ? new ProjectReopened(phase) : Decision.Nothing;

    static Decision Learn(Project project, TextEdit? edit, int? recommendation, CommandContext context, ImmutableArray<ProjectEvent> before)
    {
        var lessons = edit.ApplyTo(project.Lessons);
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                Rules.Body(edit, project.Lessons, "lessons"),
                recommendation is < 0 or > MaxRecommendation ? OutOfScale() : null),
            .. ProjectDecisions.Conflicts(
                project,
                ProjectParts.Lessons,
                context.BasedOn,
                ("lessons", lessons, project.Lessons),
                ("recommendation", recommendation, project.Recommendation)),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var written = new LessonsWritten(lessons, recommendation ?? project.Recommendation);
        return (written.Lessons, written.Recommendation) == (project.Lessons, project.Recommendation)
            ? Decision.Accept(before)
            : Decision.Accept(before.Add(written));
    }

    static Refusal OutOfScale()
        => Refusal.Invalid(
            "recommendation",
            $"Anna suositus asteikolla 0–{MaxRecommendation}.",
            $"Ge rekommendationen på skalan 0–{MaxRecommendation}.",
            $"Give the recommendation from 0 to {MaxRecommendation}.");
}
