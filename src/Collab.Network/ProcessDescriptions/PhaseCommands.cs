using System.Collections.Immutable;
using Collab.Network.Kernel;
using Decision = Collab.Network.Kernel.Decision<Collab.Network.ProcessDescriptions.ProcessEvent>;

namespace Collab.Network.ProcessDescriptions;

/// <summary>Adds phases that are typed or pasted.</summary>
sealed record AddPhases(
    ProcessDescriptionId ProcessDescription,
    IReadOnlyList<NewPhaseInput>? Phases = null,
    PhaseLinesInput? Lines = null,
    PhaseId? After = null,
    bool AtStart = false,
    string? ClientMutationId = null) : ProcessCommand, ICommandInput
{
    protected override Decision Decide(ProcessDescription process, ProcessContext context)
        => process.Source is not null ? PhaseRules.OrderIsOfTheFile("processDescription")
            : After is { } after && (after.Process != process.Id || process.Phase(after.Number) is null) ? Refusal.NotFound("after")
            : NewPhases.Decide(process, Phases, Lines, AtStart ? 0 : After?.Number);
}

/// <summary>Decides on phases to add, in whatever command they come.</summary>
static class NewPhases
{
    public static Decision Decide(ProcessDescription process, IReadOnlyList<NewPhaseInput>? inputs, PhaseLinesInput? lines, int? after)
    {
        var definitions = PhaseInputs.ToDefinitions(inputs, lines);
        if (definitions.IsEmpty)
        {
            return lines is null ? Decision.Nothing : Rules.Nothing("lines.text");
        }

        if (process.Phases.Length + definitions.Length > PhaseRules.MaxPhases)
        {
            return PhaseRules.TooMany(lines is null ? "phases" : "lines", PhaseRules.MaxPhases);
        }

        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var phases = ImmutableArray.CreateBuilder<NumberedPhase>(definitions.Length);
        for (var place = 0; place < definitions.Length; place++)
        {
            var isTyped = place < (inputs?.Count ?? 0);
            var path = isTyped ? FormattableString.Invariant($"phases.{place}.") : "lines.";
            refusals.AddRange(PhaseRules.Wrong(definitions[place], path).Select(refusal => isTyped ? refusal : refusal with { Path = ["lines", "text"] }));
            var next = isTyped ? PhaseLinks.Of(process, inputs![place].Next, definitions.Length, path, refusals) : null;
            phases.Add(new NumberedPhase(process.LastPhase + place + 1, definitions[place] with { Next = next }));
        }

        return refusals.Count > 0 ? Decision.Refuse([.. refusals.Take(20)]) : new PhasesAdded(phases.DrainToImmutable(), after);
    }
}

/// <summary>Reads which phases come after one.</summary>
static class PhaseLinks
{
    const int MaxLinks = 20;

    /// <summary>The links that an input tells; null when it tells none, and the phase goes on with what follows in the list.</summary>
    /// <param name="process">The description.</param>
    /// <param name="inputs">What the input says.</param>
    /// <param name="added">How many phases come with it, which links may name by their place.</param>
    /// <param name="path">Where in the input it stands, with a dot at the end; empty at its top.</param>
    /// <param name="refusals">Gets what is wrong.</param>
    public static ImmutableArray<PhaseLink>? Of(ProcessDescription process, IReadOnlyList<PhaseLinkInput>? inputs, int added, string path, ImmutableArray<Refusal>.Builder refusals)
    {
        if (inputs is null)
        {
            return null;
        }

        var links = ImmutableArray.CreateBuilder<PhaseLink>(inputs.Count);
        for (var index = 0; index < inputs.Count; index++)
        {
            var (input, at) = (inputs[index], FormattableString.Invariant($"{path}next.{index}"));
            var condition = input.Condition.ToText();
            var number = input switch
            {
                { Phase: { } phase, Place: null } when phase.Process == process.Id && process.Phase(phase.Number) is not null => phase.Number,
                { Phase: null, Place: { } place } when place >= 1 && place <= added => process.LastPhase + place,
                _ => 0,
            };
            if (number == 0)
            {
                refusals.Add(Refusal.NotFound(at));
            }
            else if (condition is not null && Rules.Title(condition, at + ".condition") is { } refusal)
            {
                refusals.Add(refusal);
            }
            else if (links.Any(link => link.Phase == number))
            {
                refusals.Add(Twice(at));
            }

            links.Add(new PhaseLink(number, condition));
        }

        if (links.Count > MaxLinks)
        {
            refusals.Add(PhaseRules.TooMany(path + "next", MaxLinks));
        }

        return links.DrainToImmutable();
    }

    static Refusal Twice(string path)
        => Refusal.Invalid(
            path,
            "Sama vaihe on seuraavana kahdesti. Yhdistä ehdot yhdeksi.",
            "Samma skede kommer efter två gånger. Slå ihop villkoren till ett.",
            "The same phase comes after it twice. Make one condition of the two.");
}

/// <summary>A command on a phase that is there.</summary>
abstract record PhaseCommand(PhaseId Phase) : ProcessCommand
{
    internal override string Field => "phase";

    internal override string Subject(ProcessDescription? process, ProcessDescriptionId id) => GlobalId.Of(Phase);

    protected override Decision Decide(ProcessDescription process, ProcessContext context)
        => process.Phase(Phase.Number) is { } phase ? Decide(process, phase, context) : Refusal.NotFound("phase");

    protected abstract Decision Decide(ProcessDescription process, Phase phase, ProcessContext context);
}

/// <summary>Changes what is told of a phase; what is left out stays, a list that is given takes the place of the whole.</summary>
sealed record EditPhase(
    PhaseId Phase,
    TextEdit? Title = null,
    TextEdit? Description = null,
    bool RemoveDescription = false,
    IReadOnlyList<PhaseNameInput>? Roles = null,
    IReadOnlyList<StakeholderGroupInput>? StakeholderGroups = null,
    IReadOnlyList<PhaseNameInput>? Inputs = null,
    IReadOnlyList<PhaseNameInput>? Outputs = null,
    IReadOnlyList<PhaseNameInput>? Systems = null,
    IReadOnlyList<PainPointInput>? PainPoints = null,
    string? Duration = null,
    bool RemoveDuration = false,
    PhaseBranching? Branching = null,
    IReadOnlyList<PhaseLinkInput>? Next = null,
    bool FollowOn = false,
    int? BasedOn = null,
    string? ClientMutationId = null) : PhaseCommand(Phase), ICommandInput
{
    protected override Decision Decide(ProcessDescription process, Phase phase, ProcessContext context)
    {
        var now = phase.Definition;
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var wanted = now with
        {
            Title = Title.ApplyTo(now.Title),
            Description = RemoveDescription ? null : Description.ApplyTo(now.Description),
            Roles = Roles is null ? now.Roles : Roles.ToTexts(),
            Groups = StakeholderGroups is null ? now.Groups : StakeholderGroups.ToGroups(),
            Inputs = Inputs is null ? now.Inputs : Inputs.ToTexts(),
            Outputs = Outputs is null ? now.Outputs : Outputs.ToTexts(),
            Systems = Systems is null ? now.Systems : Systems.ToTexts(),
            PainPoints = PainPoints is null ? now.PainPoints : PainPoints.ToPainPoints(),
            Duration = RemoveDuration ? null : Duration ?? now.Duration,
            Branching = Branching ?? now.Branching,
            Next = FollowOn ? null : Next is null ? now.Next : PhaseLinks.Of(process, Next, 0, "", refusals),
        };
        refusals.AddRange(Rules.Found(Rules.Title(Title, now.Title, "title"), Rules.Body(Description, now.Description, "description")));
        refusals.AddRange(PhaseRules.Wrong(wanted).Where(refusal => refusal.Path is not ["title" or "description"]));
        return refusals.Count > 0 ? Decision.Refuse(refusals.DrainToImmutable())
            : wanted.IsSame(now) ? Decision.Nothing
            : process.Source is not null && (Next is not null || FollowOn || wanted.Branching != now.Branching || Roles is not null) ? PhaseRules.OrderIsOfTheFile(Roles is null ? "next" : "roles")
            : process.HasMoved(ProcessParts.Phase(phase.Id.Number), context.BasedOn) ? Decision.Refuse(Conflicts(now, wanted))
            : new PhaseEdited(phase.Id.Number, wanted);
    }

    /// <summary>A conflict for each field that both changed, or for the phase when no field can be shown as a text.</summary>
    static ImmutableArray<Refusal> Conflicts(PhaseDefinition now, PhaseDefinition wanted)
    {
        ImmutableArray<Refusal> fields =
        [
            .. Rules.Found(
                wanted.Title == now.Title ? null : Refusal.TextConflict("title", wanted.Title, now.Title),
                wanted.Description == now.Description ? null : Refusal.TextConflict("description", wanted.Description, now.Description),
                wanted.Duration == now.Duration ? null : Refusal.Conflict("duration", wanted.Duration, now.Duration)),
        ];
        return fields.IsEmpty ? [Refusal.Conflict("phase", null, now.Title.Value)] : fields;
    }
}

sealed record RemovePhase(PhaseId Phase, TextEdit? Reason = null, int? BasedOn = null, string? ClientMutationId = null) : PhaseCommand(Phase), ICommandInput
{
    internal override string Subject(ProcessDescription? process, ProcessDescriptionId id) => GlobalId.Of(id);

    protected override Decision Decide(ProcessDescription process, Phase phase, ProcessContext context)
        => process.Source is not null ? PhaseRules.OrderIsOfTheFile("phase")
            : Rules.Body(Reason.ToText(), "reason") is { } refusal ? refusal
            : process.HasMoved(ProcessParts.Phase(phase.Id.Number), context.BasedOn) ? Refusal.Conflict("phase", null, phase.Definition.Title.Value)
            : new PhaseRemoved(phase.Id.Number, Reason.ToText());
}

sealed record ReorderPhases(ProcessDescriptionId ProcessDescription, ImmutableArray<PhaseId> Order, int? BasedOn = null, string? ClientMutationId = null) : ProcessCommand, ICommandInput
{
    protected override Decision Decide(ProcessDescription process, ProcessContext context)
    {
        if (process.Source is not null)
        {
            return PhaseRules.OrderIsOfTheFile("processDescription");
        }

        ImmutableArray<Refusal> unknown =
        [
            .. Rules.Found(Order.Select((phase, index) => phase.Process == process.Id && process.Phase(phase.Number) is not null
                ? null
                : Refusal.NotFound(FormattableString.Invariant($"order.{index}")))),
        ];
        if (!unknown.IsEmpty)
        {
            return Decision.Refuse(unknown);
        }

        // A phase that was added meanwhile is unknown to the editor; it keeps its place behind those they ordered.
        var now = process.Phases.Select(phase => phase.Id.Number).ToImmutableArray();
        ImmutableArray<int> wanted = [.. Order.Select(phase => phase.Number).Distinct(), .. now.Except(Order.Select(phase => phase.Number))];
        return wanted.SequenceEqual(now) ? Decision.Nothing
            : process.HasMoved(ProcessParts.Order, context.BasedOn) ? Refusal.Conflict("order", Titles(process, wanted), Titles(process, now))
            : new PhasesReordered(wanted);
    }

    static string Titles(ProcessDescription process, IEnumerable<int> order) => string.Join(", ", order.Select(number => process.Phase(number)!.Definition.Title.Value));
}
