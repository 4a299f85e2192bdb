using System.Text;
using System.Xml;
using Collab.Bpmn.Xml;

namespace Collab.Bpmn;

/// <summary>What Collab knows of a phase and BPMN has no words for, as an extension element that other tools keep and pass over.</summary>
/// <param name="Duration">How long it takes, ISO 8601; null when nobody said.</param>
/// <param name="Notes">Roles, groups, inputs, outputs, systems and pain points, in order.</param>
public sealed record BpmnPhaseNotes(string? Duration, IReadOnlyList<BpmnPhaseNote> Notes);

/// <summary>One thing that is known of a phase.</summary>
/// <param name="Kind">What it is: <c>title</c>, <c>description</c>, <c>role</c>, <c>stakeholderGroup</c>, <c>input</c>, <c>output</c>, <c>system</c> or <c>painPoint</c>.</param>
/// <param name="Wordings">Its wordings with their languages as in BCP 47, the original first.</param>
/// <param name="Value">The severity of a pain point, or the stakeholder that a group is; null when not told.</param>
public sealed record BpmnPhaseNote(string Kind, IReadOnlyList<(string Language, string Text)> Wordings, string? Value = null);

/// <summary>Writes and reads <see cref="BpmnPhaseNotes"/>.</summary>
static class PhaseExtension
{
    public const string Namespace = "urn:collab:process:1";
    const string Prefix = "collab";

    public static BpmnPhaseNotes? Read(ElementNode element)
        => element.Named("extensionElements").SelectMany(extension => extension.Children).FirstOrDefault(child => child is { Name: "phase", Namespace: Namespace }) is { } phase
            ? new BpmnPhaseNotes(
                phase.Attribute("duration"),
                [
                    .. phase.Children.Select(note => new BpmnPhaseNote(
                        note.Name,
                        [.. note.Named("text").Select(text => (text.Attributes.FirstOrDefault(attribute => attribute is { Name: "lang", Namespace: BpmnNames.Xml }).Value ?? "", text.Text))],
                        note.Attribute("value"))),
                ])
            : null;

    public static string Write(BpmnPhaseNotes notes)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment }))
        {
            Write(writer, notes);
        }

        return text.ToString();
    }

    public static void Write(XmlWriter writer, BpmnPhaseNotes notes)
    {
        writer.WriteStartElement(Prefix, "phase", Namespace);
        if (notes.Duration is { } duration)
        {
            writer.WriteAttributeString("duration", duration);
        }

        foreach (var note in notes.Notes)
        {
            writer.WriteStartElement(Prefix, note.Kind, Namespace);
            if (note.Value is { } value)
            {
                writer.WriteAttributeString("value", value);
            }

            foreach (var (language, wording) in note.Wordings)
            {
                writer.WriteStartElement(Prefix, "text", Namespace);
                writer.WriteAttributeString("xml", "lang", null, language);
                writer.WriteString(wording);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}
