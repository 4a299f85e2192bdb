using Collab.Bpmn;
using Collab.Bpmn.Model;
using Collab.Network.Kernel;

namespace Collab.Network.ProcessDescriptions;

/// <summary>
/// A description as BPMN, from which its diagram, its outline and its file are made: the file that it came from with what was changed since, or one that is written of its phases.
/// </summary>
sealed class ProcessPicture
{
    readonly Dictionary<string, Phase> _phases;

    ProcessPicture(ProcessDescription process, BpmnDocument document, Language language)
    {
        (Process, Document, Language) = (process, document, language);
        _phases = process.Phases.ToDictionary(BpmnImport.ElementOf, StringComparer.Ordinal);
    }

    public ProcessDescription Process { get; }

    public BpmnDocument Document { get; }

    /// <summary>The language of the names in it.</summary>
    public Language Language { get; }

    public BpmnModel Model => Document.Model;

    /// <summary>The phase that an element is; null when it is none.</summary>
    public Phase? PhaseOf(string element) => _phases.GetValueOrDefault(element);

    /// <summary>The picture of a description.</summary>
    /// <param name="process">The description.</param>
    /// <param name="file">The file that it came from; null when it was typed in.</param>
    /// <param name="language">The language of its names.</param>
    public static ProcessPicture Of(ProcessDescription process, BpmnDocument? file, Language language)
    {
        if (file is null)
        {
            return new ProcessPicture(process, Written(ProcessDraft.Write(process, language)), language);
        }

        var text = Patched(process, file, language);
        return new ProcessPicture(process, ReferenceEquals(text, file.Text) ? file : Written(text), language);
    }

    /// <summary>The file with the phases' names and what BPMN has no words for, where they are not those that it came with.</summary>
    static string Patched(ProcessDescription process, BpmnDocument file, Language language)
    {
        var elements = file.Model.Elements.ToDictionary(element => element.Id, StringComparer.Ordinal);
        var imported = process.Source!.Language;
        return file.With(process.Phases.Where(phase => phase.Element is { } id && elements.ContainsKey(id)).Select(phase =>
        {
            var element = elements[phase.Element!];
            var came = BpmnImport.TitleOf(element, imported).For(imported);
            var name = phase.Definition.Title == BpmnImport.Unnamed ? came : phase.Definition.Title.For(language);
            var notes = BpmnNotes.Of(phase.Definition);
            return new BpmnChange(element.Id, name == came ? null : name, IsNews(notes, file.NotesOf(element.Id), element) ? notes : null);
        }));
    }

    /// <summary>Whether notes say more than the file does by itself: its lanes, names and documentation stand in it already.</summary>
    static bool IsNews(BpmnPhaseNotes notes, BpmnPhaseNotes? before, BpmnElement element)
        => before is not null ? !notes.Notes.SelectMany(Words).SequenceEqual(before.Notes.SelectMany(Words)) || notes.Duration != before.Duration
            : notes.Duration is not null || notes.Notes.Any(note => note.Kind is not "role" && !(note.Kind == "description" && note.Wordings is [var (_, told)] && told == element.Documentation));

    static IEnumerable<string?> Words(BpmnPhaseNote note) => [note.Kind, note.Value, .. note.Wordings.SelectMany(wording => new[] { wording.Language, wording.Text })];

    static BpmnDocument Written(string text)
        => BpmnDocument.Read(text, out var problems) ?? throw new InvalidOperationException($"What was written is not read: {string.Join("; ", problems)}");
}
