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
        => Rules.Title(command.Title, project.Title, "title")
            ?? Write(project, ProjectParts.Title, "title", command.Title.Apply(project.Title), project.Title, context, title => new ProjectRenamed(title));

    public static Decision Revise(Project project, ReviseChallenge command, CommandContext context)
        => Rules.Body(command.Challenge, project.Challenge, "challenge")
            ?? Write(
                project,
                ProjectParts.Challenge,
                "challenge",
                command.Challenge.Apply(project.Challenge),
                project.Challenge,
                context,
                challenge => new ChallengeRevised(challenge));

    public static Decision Describe(Project project, DescribeBaseline command, CommandContext context)
        => Rules.Body(command.Baseline, project.Baseline, "baseline")
            ?? Write(
                project,
                ProjectParts.Baseline,
                "baseline",
                command.Baseline.Apply(project.Baseline),
                project.Baseline,
                context,
                baseline => new BaselineDescribed(baseline));

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
            text => new WorkingAgreementMade((current?.Number ?? 0) + 1, text));
    }

    public static Decision Plan(Project project, PlanKickOff command, CommandContext context)
    {
        var now = project.KickOff;
        var (place, presentState, expectations, acquaintance) = (
            command.Place.ApplyTo(now?.Place),
            command.PresentState.ApplyTo(now?.PresentState),
            command.Expectations.ApplyTo(now?.Expectations),
            command.Acquaintance.ApplyTo(now?.Acquaintance));
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                command.StartsAt is null && now is null ? NeededAtFirst("startsAt") : null,
                command.Form is null && now is null ? NeededAtFirst("form") : null,
                Rules.Body(command.Place, now?.Place, "place"),
                Rules.Body(command.PresentState, now?.PresentState, "presentState"),
                Rules.Body(command.Expectations, now?.Expectations, "expectations"),
                Rules.Body(command.Acquaintance, now?.Acquaintance, "acquaintance")),
            .. ProjectDecisions.Conflicts(
                project,
                ProjectParts.KickOff,
                context.BasedOn,
                ("startsAt", command.StartsAt, now?.StartsAt),
                ("form", command.Form, now?.Form),
                ("place", place, now?.Place),
                ("presentState", presentState, now?.PresentState),
                ("expectations", expectations, now?.Expectations),
                ("acquaintance", acquaintance, now?.Acquaintance)),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        var planned = new KickOff(
            command.StartsAt ?? now!.StartsAt,
            command.Form ?? now!.Form,
            place,
            presentState,
            expectations,
            acquaintance);
        return now is not null && planned == now && planned.StartsAt.EqualsExact(now.StartsAt) ? Decision.Nothing : new KickOffPlanned(planned);
    }

    public static Decision Update(Project project, UpdateStatus command, CommandContext context)
    {
        var (summary, next) = (project.Status?.Summary, project.Status?.Next);
        var updated = new StatusUpdated(command.Summary.ApplyTo(summary), command.Next.ApplyTo(next));
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(Rules.Body(command.Summary, summary, "summary"), Rules.Body(command.Next, next, "next")),
            .. ProjectDecisions.Conflicts(
                project, ProjectParts.Status, context.BasedOn, ("summary", updated.Summary, summary), ("next", updated.Next, next)),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        return (updated.Summary, updated.Next) == (summary, next) ? Decision.Nothing : updated;
    }

    static Decision Write(
        Project project, string part, string path, Text wanted, Text? current, CommandContext context, Func<Text, ProjectEvent> happened)
    {
        if (wanted == current)
        {
            return Decision.Nothing;
        }

        var conflicts = ProjectDecisions.Conflicts(project, part, context.BasedOn, (path, wanted, current));
        return conflicts.IsEmpty ? happened(wanted) : Decision.Refuse(conflicts);
    }

    static Refusal NeededAtFirst(string path)
        => Refusal.Invalid(
            path,
            "Aloitustapaamisella on oltava aika ja tapa: etänä, paikan päällä vai molempia.",
            "Startmötet behöver en tid och en form: på distans, på plats eller båda.",
            "A kick-off needs a time and a form: remote, on site or hybrid.");
}
