using Collab.Bpmn.Model;
using Collab.Bpmn.Reading;
using Collab.Bpmn.Xml;

namespace Collab.Bpmn;

/// <summary>
/// A BPMN file: its text, which is kept as it came, and what it tells. A change is a patch of the text, so that everything else of it stays letter by letter. Immutable.
/// </summary>
public sealed class BpmnDocument
{
    readonly IReadOnlyDictionary<string, ElementNode> _places;

    BpmnDocument(string text, BpmnModel model, IReadOnlyDictionary<string, ElementNode> places)
    {
        Text = text;
        Model = model;
        _places = places;
    }

    /// <summary>The file's text.</summary>
    public string Text { get; }

    /// <summary>What it tells.</summary>
    public BpmnModel Model { get; }

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The text, as <see cref="BpmnText"/> decoded it.</param>
    /// <param name="problems">Why it is not read, <see cref="BpmnLimits.MaxProblems"/> at the most; empty when it is.</param>
    /// <returns>Null when there is a problem.</returns>
    public static BpmnDocument? Read(string text, out IReadOnlyList<BpmnProblem> problems)
    {
        if (XmlTreeReader.Read(text, out var problem) is not { } root)
        {
            problems = [problem ?? new BpmnProblem(BpmnProblemKind.NotXml)];
            return null;
        }

        var reader = new BpmnModelReader(root);
        return reader.Read(out problems) is { } model ? new BpmnDocument(text, model, reader.Places) : null;
    }

    /// <summary>What Collab's own extension tells of an element; null when there is none.</summary>
    /// <param name="id">An id of the model.</param>
    public BpmnPhaseNotes? NotesOf(string id) => _places.TryGetValue(id, out var node) ? PhaseExtension.Read(node) : null;

    /// <summary>The text with other names and notes. What is not named stays letter by letter.</summary>
    /// <param name="changes">The changes, of elements of the model; those of others are passed over, as are those that change nothing.</param>
    public string With(IEnumerable<BpmnChange> changes)
    {
        var patch = new TextPatch(Text);
        foreach (var change in changes)
        {
            if (!_places.TryGetValue(change.Element, out var node))
            {
                continue;
            }

            if (change.Name is { } name && name != BpmnModelReader.NameOf(node))
            {
                patch.SetAttribute(node, "name", name);
            }

            if (change.Notes is { } notes)
            {
                Note(patch, node, notes);
            }
        }

        return patch.Apply();
    }

    static void Note(TextPatch patch, ElementNode node, BpmnPhaseNotes notes)
    {
        var isNothing = notes is { Duration: null, Notes: [] };
        var extension = node.Named("extensionElements").FirstOrDefault();
        if (extension?.Children.FirstOrDefault(child => child is { Name: "phase", Namespace: PhaseExtension.Namespace }) is { } before)
        {
            patch.Replace(before.Start, before.End, isNothing ? "" : PhaseExtension.Write(notes));
        }
        else if (!isNothing && extension is not null)
        {
            patch.Append(extension, PhaseExtension.Write(notes));
        }
        else if (!isNothing)
        {
            // BPMN's schema has extensions after documentation and before everything else.
            var name = node.Prefix.Length == 0 ? "extensionElements" : node.Prefix + ":extensionElements";
            patch.InsertAfter(node, node.Named("documentation").LastOrDefault(), $"<{name}>{PhaseExtension.Write(notes)}</{name}>");
        }
    }
}

/// <summary>A change of one element of a file.</summary>
/// <param name="Element">The element's id.</param>
/// <param name="Name">Its new name; null to leave it.</param>
/// <param name="Notes">What Collab knows of it; null to leave what stands there, without anything to remove it.</param>
public sealed record BpmnChange(string Element, string? Name, BpmnPhaseNotes? Notes);
