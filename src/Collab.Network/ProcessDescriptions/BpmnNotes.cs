using System.Collections.Immutable;
using Collab.Bpmn;
using Collab.Bpmn.Model;
using Collab.Network.Kernel;

namespace Collab.Network.ProcessDescriptions;

/// <summary>What is known of a phase and BPMN has no words for, to and from the extension element of a file.</summary>
static class BpmnNotes
{
    /// <summary>What to write of a phase.</summary>
    public static BpmnPhaseNotes Of(PhaseDefinition phase)
        => new(
            phase.Duration,
            [
                .. phase.Title != BpmnImport.Unnamed && phase.Title.All.Skip(1).Any() ? [Note("title", phase.Title)] : Array.Empty<BpmnPhaseNote>(),
                .. phase.Description is { } description ? [Note("description", description)] : Array.Empty<BpmnPhaseNote>(),
                .. phase.Roles.Select(role => Note("role", role)),
                .. phase.Groups.Select(group => Note("stakeholderGroup", group.Name, group.Stakeholder)),
                .. phase.Inputs.Select(input => Note("input", input)),
                .. phase.Outputs.Select(output => Note("output", output)),
                .. phase.Systems.Select(system => Note("system", system)),
                .. phase.PainPoints.Select(point => Note("painPoint", point.Text, point.Severity?.ToString().ToUpperInvariant())),
            ]);

    /// <summary>The phase that a file's notes tell; one with a title alone when there are none, or they are not of this form.</summary>
    /// <param name="notes">The notes.</param>
    /// <param name="element">The element that has them.</param>
    /// <param name="language">The language of the file's names.</param>
    public static PhaseDefinition Of(BpmnPhaseNotes? notes, BpmnElement element, Language language)
    {
        var bare = PhaseDefinition.Of(BpmnImport.TitleOf(element, language)) with
        {
            Description = element.Documentation is { Length: <= Rules.MaxTextLength } told && Rules.Body(Text.Of(told, language), "") is null ? Text.Of(told, language) : null,
        };
        if (notes is null)
        {
            return bare;
        }

        var read = bare with
        {
            Title = Texts(notes, "title").FirstOrDefault() ?? bare.Title,
            Description = Texts(notes, "description").FirstOrDefault() ?? bare.Description,
            Roles = [.. Texts(notes, "role")],
            Groups = [.. Noted(notes, "stakeholderGroup").Select(note => new StakeholderGroup(note.Text, note.Value))],
            Inputs = [.. Texts(notes, "input")],
            Outputs = [.. Texts(notes, "output")],
            Systems = [.. Texts(notes, "system")],
            PainPoints = [.. Noted(notes, "painPoint").Select(note => new PainPoint(note.Text, Enum.TryParse<PainSeverity>(note.Value, ignoreCase: true, out var severity) && Enum.IsDefined(severity) ? severity : null))],
            Duration = notes.Duration,
        };
        return PhaseRules.Wrong(read).Any() ? bare : read;
    }

    static IEnumerable<Text> Texts(BpmnPhaseNotes notes, string kind) => Noted(notes, kind).Select(note => note.Text);

    static IEnumerable<(Text Text, string? Value)> Noted(BpmnPhaseNotes notes, string kind)
    {
        foreach (var note in notes.Notes.Where(note => note.Kind == kind))
        {
            var wordings = note.Wordings
                .Where(wording => Enum.TryParse<Language>(wording.Language, ignoreCase: true, out _))
                .Select(wording => new TextWording(Enum.Parse<Language>(wording.Language, ignoreCase: true), wording.Text))
                .ToImmutableArray();
            if (!wordings.IsEmpty)
            {
                yield return (new TextEdit(wordings).Apply(null), note.Value);
            }
        }
    }

    static BpmnPhaseNote Note(string kind, Text text, string? value = null)
        => new(kind, [.. text.All.Select(language => (language.ToString().ToLowerInvariant(), text.Wording(language)!))], value);
}
