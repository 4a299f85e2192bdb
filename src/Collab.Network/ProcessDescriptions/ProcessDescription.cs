using System.Collections.Immutable;
using System.Globalization;
using Collab.Network.Kernel;
using static Collab.Network.Kernel.EventCatalog<Collab.Network.ProcessDescriptions.ProcessEvent>;

namespace Collab.Network.ProcessDescriptions;

/// <summary>
/// How a process goes that a project looks at: its phases in order, in parallel or branching, with who is in them and where it hurts. It has the project's audience. It is typed in here or comes
/// from a BPMN file, whose text stands in a table of its own.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Project">The project.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Phases">The phases, in order.</param>
/// <param name="LastPhase">The greatest number that a phase has had.</param>
/// <param name="Versions">Its named versions; number n is at index n − 1.</param>
/// <param name="BegunAt">When it was begun.</param>
/// <param name="Source">The BPMN file that it comes from; null when it was typed in.</param>
sealed record ProcessDescription(
    ProcessDescriptionId Id, ProjectId Project, Text Title, PartList<Phase> Phases, int LastPhase, PartList<ProcessVersion> Versions, DateTimeOffset BegunAt, BpmnSource? Source = null) : AggregateState
{
    public static Aggregate<ProcessDescriptionId, ProcessDescription, ProcessEvent> Aggregate { get; } = new(
        "process",
        new(
            Entry<ProcessDescribed>("process-described", "Prosessikuvaus aloitettiin", "En processbeskrivning påbörjades", "The description of a process was begun"),
            Entry<ProcessRenamed>("process-renamed", "Prosessikuvauksen otsikko muuttui", "Processbeskrivningens titel ändrades", "The title of the process description changed"),
            Entry<PhasesAdded>("process-phases-added", "Vaiheita lisättiin", "Skeden lades till", "Phases were added"),
            Entry<PhaseEdited>("process-phase-edited", "Vaihetta muutettiin", "Ett skede ändrades", "A phase changed"),
            Entry<PhaseRemoved>("process-phase-removed", "Vaihe poistettiin", "Ett skede togs bort", "A phase was removed"),
            Entry<PhasesReordered>("process-phases-reordered", "Vaiheet järjestettiin uudelleen", "Skedena ordnades om", "The phases were put in another order"),
            Entry<ProcessVersionNamed>("process-version-named", "Prosessikuvauksen versio nimettiin", "En version av processbeskrivningen namngavs", "A version of the process description was named"),
            Entry<BpmnImported>("process-bpmn-imported", "Prosessikuvaus tuotiin BPMN-tiedostosta", "Processbeskrivningen togs in från en BPMN-fil", "The process description was imported from a BPMN file")),
        Fold,
        new ProcessDescriptionTable());

    public Phase? Phase(int number)
    {
        foreach (var phase in Phases)
        {
            if (phase.Id.Number == number)
            {
                return phase;
            }
        }

        return null;
    }

    /// <summary>The phases that come after one, with their conditions: those that are told, else the one that follows in the list.</summary>
    /// <param name="index">The phase's place in <see cref="Phases"/>.</param>
    public ImmutableArray<PhaseLink> After(int index)
        => Phases[index].Definition.Next ?? (index + 1 < Phases.Length ? [new PhaseLink(Phases[index + 1].Id.Number)] : []);

    static ProcessDescription Fold(ProcessDescription? process, Recorded<ProcessEvent> recorded) => recorded.Event switch
    {
        ProcessDescribed e => new(e.Id, e.Project, e.Title, [], 0, [], recorded.At),
        ProcessRenamed e => process! with { Title = e.Title },
        PhasesAdded e => process!.Add(e),
        PhaseEdited e => process!.Change(e.Number, phase => phase with { Definition = e.Definition }),
        PhaseRemoved e => process!.Without(e.Number),
        PhasesReordered e => process! with { Phases = [.. e.Order.Select(number => process.Phase(number)!)] },
        ProcessVersionNamed e => process! with { Versions = process.Versions.Add(new ProcessVersion(e.Number, e.Name, recorded.Version, recorded.Author, recorded.At)) },
        BpmnImported e => process!.Import(e, recorded),
        var unknown => throw new InvalidOperationException($"{nameof(ProcessDescription)} does not fold {unknown.GetType().Name}."),
    };

    ProcessDescription Add(PhasesAdded added)
    {
        var place = added.After is not { } after ? Phases.Length : after == 0 ? 0 : Phases.IndexOf(Phase(after)!) + 1;
        return this with
        {
            Phases = [.. Phases.Take(place), .. added.Phases.Select(phase => new Phase(new PhaseId(Id, phase.Number), phase.Definition)), .. Phases.Skip(place)],
            LastPhase = Math.Max(LastPhase, added.Phases.Select(phase => phase.Number).DefaultIfEmpty().Max()),
        };
    }

    ProcessDescription Change(int number, Func<Phase, Phase> change)
    {
        var index = Phases.IndexOf(Phase(number)!);
        return this with { Phases = Phases.SetItem(index, change(Phases[index])) };
    }

    /// <summary>Without a phase; what led to it alone goes on with what follows in the list.</summary>
    ProcessDescription Without(int number) => this with
    {
        Phases =
        [
            .. from phase in Phases
               where phase.Id.Number != number
               select phase.Definition.Next is { } next && next.Any(link => link.Phase == number)
                   ? phase with { Definition = phase.Definition with { Next = next.Length == 1 ? null : [.. next.Where(link => link.Phase != number)] } }
                   : phase,
        ],
    };

    ProcessDescription Import(BpmnImported imported, Recorded<ProcessEvent> recorded) => this with
    {
        Phases =
        [
            .. imported.Phases.Select(phase => new Phase(new PhaseId(Id, phase.Number), phase.Definition, phase.Element)),
        ],
        LastPhase = Math.Max(LastPhase, imported.Phases.Select(phase => phase.Number).DefaultIfEmpty().Max()),
        Source = new BpmnSource(imported.Document, imported.Language, recorded.Author, recorded.At),
    };
}

/// <summary>A phase. <paramref name="Element"/> is the id of the BPMN element that it is, when it comes from a file.</summary>
sealed record Phase(PhaseId Id, PhaseDefinition Definition, string? Element = null);

/// <summary>A phase within the state of its description, from which what comes after it is told.</summary>
sealed record ShownPhase(ProcessDescription Process, Phase Phase);

/// <summary>A version that got a name.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version of the description that it is.</param>
/// <param name="Author">Who named it; null for the system itself.</param>
/// <param name="At">When.</param>
sealed record ProcessVersion(int Number, Text Name, int Version, PersonId? Author, DateTimeOffset At);

/// <summary>A BPMN file that a description comes from.</summary>
/// <param name="Document">The SHA-256 of its text, by which the table of texts has it.</param>
/// <param name="Language">The language of its names.</param>
/// <param name="Author">Who imported it; null for the system itself.</param>
/// <param name="At">When.</param>
sealed record BpmnSource(string Document, Language Language, PersonId? Author, DateTimeOffset At);

/// <summary>The parts of a description that are edited on their own.</summary>
static class ProcessParts
{
    public const string Title = "title";
    public const string Order = "order";
    public const string Bpmn = "bpmn";

    public static string Phase(int number) => string.Create(CultureInfo.InvariantCulture, $"phase:{number}");
}
