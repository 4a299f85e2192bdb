using System.Collections.Immutable;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.Projects.ProjectEvent>;

namespace Collab.Network.Projects;

/// <summary>A command that writes one text of a project.</summary>
abstract record WriteText : ProjectCommand
{
    protected static Decision Write(
        Project project, string part, string path, Text wanted, Text? current, CommandContext context, Func<Text, ProjectEvent> happened)
    {
        if (wanted == current)
        {
            return Decision.Nothing;
        }

        var conflicts = PartConflicts.Of(project, part, context.BasedOn, (path, wanted, current));
        return conflicts.IsEmpty ? happened(wanted) : Decision.Refuse(conflicts);
    }
}

sealed record RenameProject(TextEdit Title, ProjectId Project = default, int? BasedOn = null, string? ClientMutationId = null)
    : WriteText, ICommandInput
{
    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
        => Rules.Title(Title, project.Title, "title")
            ?? Write(project, ProjectParts.Title, "title", Title.Apply(project.Title), project.Title, context, title => new ProjectRenamed(title));
}

sealed record ReviseChallenge(TextEdit Challenge, ProjectId Project = default, int? BasedOn = null, string? ClientMutationId = null)
    : WriteText, ICommandInput
{
    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
        => Rules.Body(Challenge, project.Challenge, "challenge")
            ?? Write(
                project,
                ProjectParts.Challenge,
                "challenge",
                Challenge.Apply(project.Challenge),
                project.Challenge,
                context,
                challenge => new ChallengeRevised(challenge));
}

sealed record DescribeBaseline(TextEdit Baseline, ProjectId Project = default, int? BasedOn = null, string? ClientMutationId = null)
    : WriteText, ICommandInput
{
    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
        => Rules.Body(Baseline, project.Baseline, "baseline")
            ?? Write(
                project,
                ProjectParts.Baseline,
                "baseline",
                Baseline.Apply(project.Baseline),
                project.Baseline,
                context,
                baseline => new BaselineDescribed(baseline));
}

sealed record AgreeOnWork(TextEdit Text, ProjectId Project = default, int? BasedOn = null, string? ClientMutationId = null)
    : WriteText, ICommandInput
{
    public const int MaxAgreements = 200;

    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
    {
        var text = Text.ToRequiredText();
        if (Rules.Body(text, "text") is { } refusal)
        {
            return refusal;
        }

        var current = project.WorkingAgreements.LastOrDefault();
        if (text != current?.Text && project.WorkingAgreements.Length >= MaxAgreements)
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
            text,
            current?.Text,
            context,
            agreed => new WorkingAgreementMade((current?.Number ?? 0) + 1, agreed));
    }
}

sealed record PlanKickOff(
    DateTimeOffset? StartsAt,
    MeetingForm? Form,
    TextEdit? Place,
    TextEdit? PresentState,
    TextEdit? Expectations,
    TextEdit? Acquaintance,
    ProjectId Project = default,
    int? BasedOn = null,
    string? ClientMutationId = null) : ProjectCommand, ICommandInput
{
    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
    {
        var now = project.KickOff;
        var (place, presentState, expectations, acquaintance) = (
            Place.ApplyTo(now?.Place),
            PresentState.ApplyTo(now?.PresentState),
            Expectations.ApplyTo(now?.Expectations),
            Acquaintance.ApplyTo(now?.Acquaintance));
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(
                StartsAt is null && now is null ? NeededAtFirst("startsAt") : null,
                Form is null && now is null ? NeededAtFirst("form") : null,
                Rules.Body(Place, now?.Place, "place"),
                Rules.Body(PresentState, now?.PresentState, "presentState"),
                Rules.Body(Expectations, now?.Expectations, "expectations"),
                Rules.Body(Acquaintance, now?.Acquaintance, "acquaintance")),
            .. PartConflicts.Of(
                project,
                ProjectParts.KickOff,
                context.BasedOn,
                ("startsAt", StartsAt, now?.StartsAt),
                ("form", Form, now?.Form),
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
            StartsAt ?? now!.StartsAt,
            Form ?? now!.Form,
            place,
            presentState,
            expectations,
            acquaintance);
        return now is not null && planned == now && planned.StartsAt.EqualsExact(now.StartsAt) ? Decision.Nothing : new KickOffPlanned(planned);
    }

    static Refusal NeededAtFirst(string path)
        => Refusal.Invalid(
            path,
            "Aloitustapaamisella on oltava aika ja tapa: etänä, paikan päällä vai molempia.",
            "Startmötet behöver en tid och en form: på distans, på plats eller båda.",
            "A kick-off needs a time and a form: remote, on site or hybrid.");
}

sealed record UpdateStatus(TextEdit? Summary, TextEdit? Next, ProjectId Project = default, int? BasedOn = null, string? ClientMutationId = null) : ProjectCommand, ICommandInput
{
    protected override Decision Decide(Project project, CommandContext context, ProjectFacts facts)
    {
        var (summary, next) = (project.Status?.Summary, project.Status?.Next);
        var updated = new StatusUpdated(Summary.ApplyTo(summary), Next.ApplyTo(next));
        ImmutableArray<Refusal> refusals =
        [
            .. Rules.Found(Rules.Body(Summary, summary, "summary"), Rules.Body(Next, next, "next")),
            .. PartConflicts.Of(
                project, ProjectParts.Status, context.BasedOn, ("summary", updated.Summary, summary), ("next", updated.Next, next)),
        ];
        if (!refusals.IsEmpty)
        {
            return Decision.Refuse(refusals);
        }

        return (updated.Summary, updated.Next) == (summary, next) ? Decision.Nothing : updated;
    }
}
