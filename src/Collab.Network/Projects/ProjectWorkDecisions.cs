using System.Collections.Immutable;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Projects.ProjectEvent>;

namespace Collab.Network.Projects;

/// <summary>The rules of what a team writes about its work: title, challenge, baseline, agreement, kick-off, status.</summary>
static class ProjectWorkDecisions
{
    /// <summary>How many versions a working agreement may have.</summary>
    public const int MaxAgreements = 200;

    public static Decision Rename(Project project, RenameProject command, CommandContext context)
        => Rules.Title(command.Title, "title")
            ?? Write(project, ProjectParts.Title, "title", command.Title, project.Title, context, new ProjectRenamed(command.Title));

    public static Decision Revise(Project project, ReviseChallenge command, CommandContext context)
        => Rules.Body(command.Challenge, "challenge")
            ?? Write(project, ProjectParts.Challenge, "challenge", command.Challenge, project.Challenge, context, new ChallengeRevised(command.Challenge));

    public static Decision Describe(Project project, DescribeBaseline command, CommandContext context)
        => Rules.Body(command.Baseline, "baseline")
            ?? Write(project, ProjectParts.Baseline, "baseline", command.Baseline, project.Baseline, context, new BaselineDescribed(command.Baseline));

    public static Decision Agree(Project project, AgreeOnWork command, CommandContext context)
    {
        if (Rules.Body(command.Text, "text") is { } refusal)
        {
            return refusal;
        }

        var current = project.WorkingAgreements.LastOrDefault();
        if (command.Text != current?.Text && project.WorkingAgreements.Length >= MaxAgreements)
        {
            return Refusal.Invalid(
                "text",
                $"Työtavoista voidaan sopia enintään {MaxAgreements} kertaa. Kirjoita muutos projektin tilaan.",
                $"Arbetssätten kan avtalas högst {MaxAgreements} gånger. Skriv ändringen i projektets läge.",
                $"A working agreement can have {MaxAgreements} versions at most. Write the change into the project's status.");
        }

        return Write(
            project,
            ProjectParts.WorkingAgreement,
            "text",
            command.Text,
            current?.Text,
            context,
            new WorkingAgreementMade((current?.Number ?? 0) + 1, command.Text));
    }

    public static Decision Plan(Project project, PlanKickOff command, CommandContext context)
    {
        var now = project.KickOff;
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                command.StartsAt is null && now is null ? NeededAtFirst("startsAt") : null,
                command.Form is null && now is null ? NeededAtFirst("form") : null,
                Rules.Body(command.Place, "place"),
                Rules.Body(command.PresentState, "presentState"),
                Rules.Body(command.Expectations, "expectations"),
                Rules.Body(command.Acquaintance, "acquaintance")),
            .. ProjectDecisions.Conflicts(
                project,
                ProjectParts.KickOff,
                context.BasedOn,
                ("startsAt", command.StartsAt, now?.StartsAt),
                ("form", command.Form, now?.Form),
                ("place", command.Place, now?.Place),
                ("presentState", command.PresentState, now?.PresentState),
                ("expectations", command.Expectations, now?.Expectations),
                ("acquaintance", command.Acquaintance, now?.Acquaintance)),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var planned = new KickOff(
            command.StartsAt ?? now!.StartsAt,
            command.Form ?? now!.Form,
            command.Place ?? now?.Place,
            command.PresentState ?? now?.PresentState,
            command.Expectations ?? now?.Expectations,
            command.Acquaintance ?? now?.Acquaintance);
        return planned == now ? Decision.Nothing : new KickOffPlanned(planned);
    }

    public static Decision Update(Project project, UpdateStatus command, CommandContext context)
    {
        var (summary, next) = (project.Status?.Summary, project.Status?.Next);
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(Rules.Body(command.Summary, "summary"), Rules.Body(command.Next, "next")),
            .. ProjectDecisions.Conflicts(
                project, ProjectParts.Status, context.BasedOn, ("summary", command.Summary, summary), ("next", command.Next, next)),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var updated = new StatusUpdated(command.Summary ?? summary, command.Next ?? next);
        return (updated.Summary, updated.Next) == (summary, next) ? Decision.Nothing : updated;
    }

    static Decision Write(
        Project project, string part, string path, Text wanted, Text? current, CommandContext context, ProjectEvent happened)
    {
        if (wanted == current)
        {
            return Decision.Nothing;
        }

        var conflicts = ProjectDecisions.Conflicts(project, part, context.BasedOn, (path, wanted, current));
        return conflicts.IsEmpty ? happened : Decision.Refuse(conflicts);
    }

    static Refusal NeededAtFirst(string path)
        => Refusal.Invalid(
            path,
            "Aloitustapaamisella on oltava aika ja tapa: etänä, paikan päällä vai molempia.",
            "Startmötet behöver en tid och en form: på distans, på plats eller båda.",
            "A kick-off needs a time and a form: remote, on site or hybrid.");
}
