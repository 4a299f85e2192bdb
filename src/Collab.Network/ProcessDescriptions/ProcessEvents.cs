using System.Collections.Immutable;
using System.Text.Json;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Personal;

namespace Collab.Network.ProcessDescriptions;

// Events are stored as the JSON of these records and of those below: their names and shapes stay for ever.
abstract record ProcessEvent;

sealed record ProcessDescribed(ProcessDescriptionId Id, ProjectId Project, [NotPersonal] Text Title) : ProcessEvent;

sealed record ProcessRenamed([NotPersonal] Text Title) : ProcessEvent, ITouchesPart
{
    string ITouchesPart.Part => ProcessParts.Title;
}

/// <summary>Phases were added.</summary>
/// <param name="Phases">The phases, in order.</param>
/// <param name="After">The number of the phase that they stand after; 0 for the beginning, null for the end.</param>
sealed record PhasesAdded(ImmutableArray<NumberedPhase> Phases, int? After) : ProcessEvent;

sealed record PhaseEdited(int Number, PhaseDefinition Definition) : ProcessEvent, ITouchesPart
{
    string ITouchesPart.Part => ProcessParts.Phase(Number);
}

sealed record PhaseRemoved(int Number, [NotPersonal] Text? Reason) : ProcessEvent, ITouchesPart
{
    string ITouchesPart.Part => ProcessParts.Phase(Number);
}

/// <summary>The numbers of all phases, in the order from now on.</summary>
sealed record PhasesReordered(ImmutableArray<int> Order) : ProcessEvent, ITouchesPart
{
    string ITouchesPart.Part => ProcessParts.Order;
}

sealed record ProcessVersionNamed(int Number, [NotPersonal] Text Name) : ProcessEvent;

/// <summary>
/// The phases are those of a BPMN file from now on. The file's text is no part of the event: it may be a hundred times as long, is read for the whole alone, and may name people.
/// </summary>
/// <param name="Document">The SHA-256 of the text, in hexadecimal digits.</param>
/// <param name="Language">The language of the names in it.</param>
/// <param name="Phases">Its phases, in order.</param>
sealed record BpmnImported([NotPersonal] string Document, Language Language, ImmutableArray<NumberedPhase> Phases) : ProcessEvent, ITouchesPart
{
    string ITouchesPart.Part => ProcessParts.Bpmn;
}

/// <summary>A phase by its number, and by its element's id when it comes from a file.</summary>
sealed record NumberedPhase(int Number, PhaseDefinition Definition, [NotPersonal] string? Element = null);

/// <summary>What is told of a phase.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What happens in it.</param>
/// <param name="Roles">Who acts in it; the first is the lane that the diagram shows it in.</param>
/// <param name="Groups">The stakeholder groups that it touches.</param>
/// <param name="Inputs">What it needs.</param>
/// <param name="Outputs">What comes out of it.</param>
/// <param name="Systems">The systems that are used in it.</param>
/// <param name="PainPoints">Where it hurts.</param>
/// <param name="Duration">How long it takes, ISO 8601; null when nobody said.</param>
/// <param name="Branching">Which of several phases after it are taken.</param>
/// <param name="Next">The phases after it; null for the one that follows in the list, none when the process ends here.</param>
sealed record PhaseDefinition(
    [NotPersonal] Text Title,
    [NotPersonal] Text? Description,
    [NotPersonal] ImmutableArray<Text> Roles,
    ImmutableArray<StakeholderGroup> Groups,
    [NotPersonal] ImmutableArray<Text> Inputs,
    [NotPersonal] ImmutableArray<Text> Outputs,
    [NotPersonal] ImmutableArray<Text> Systems,
    ImmutableArray<PainPoint> PainPoints,
    [NotPersonal] string? Duration = null,
    PhaseBranching Branching = PhaseBranching.All,
    ImmutableArray<PhaseLink>? Next = null)
{
    /// <summary>A phase of which only the title is known.</summary>
    public static PhaseDefinition Of(Text title) => new(title, null, [], [], [], [], [], []);

    /// <summary>Whether two say the same. Records compare their arrays by reference, so what would be stored is compared.</summary>
    public bool IsSame(PhaseDefinition other) => ReferenceEquals(this, other) || Stored(this).AsSpan().SequenceEqual(Stored(other));

    static byte[] Stored(PhaseDefinition definition) => JsonSerializer.SerializeToUtf8Bytes(definition, DomainJson.Options);
}

/// <summary>A stakeholder group that a phase touches, by its name, and by the stakeholder on the project's map that it is, when that is known.</summary>
sealed record StakeholderGroup([NotPersonal] Text Name, [NotPersonal] string? Stakeholder = null);

/// <summary>Something that goes badly in a phase; without a severity when nobody said how badly.</summary>
sealed record PainPoint([NotPersonal] Text Text, PainSeverity? Severity = null);

enum PainSeverity
{
    Nuisance,
    Hindrance,
    Serious,
    Blocking,
}

/// <summary>Which of several phases that come after one are taken.</summary>
enum PhaseBranching
{
    /// <summary>All, side by side.</summary>
    All,

    /// <summary>One of them.</summary>
    One,

    /// <summary>One or several of them.</summary>
    Some,
}

/// <summary>A phase that comes after another, and when; always when there is no condition.</summary>
sealed record PhaseLink(int Phase, [NotPersonal] Text? Condition = null);
