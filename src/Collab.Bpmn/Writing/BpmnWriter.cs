using System.Globalization;
using System.Text;
using System.Xml;
using Collab.Bpmn.Layout;
using Collab.Bpmn.Model;

namespace Collab.Bpmn.Writing;

/// <summary>Writes a process that did not come from a file, with a diagram laid out for it.</summary>
public static class BpmnWriter
{
    const string Bpmn = "bpmn";
    const string Di = "bpmndi";
    const string ProcessId = "Process_1";
    const string PoolId = "Pool_1";

    /// <summary>The text of a file.</summary>
    /// <param name="draft">The process.</param>
    public static string Write(BpmnDraft draft)
    {
        var text = new Utf8StringWriter();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true }))
        {
            writer.WriteStartElement(Bpmn, "definitions", BpmnNames.Model);
            writer.WriteAttributeString("xmlns", Di, null, BpmnNames.Diagram);
            writer.WriteAttributeString("xmlns", "dc", null, BpmnNames.DiagramCommon);
            writer.WriteAttributeString("xmlns", "di", null, BpmnNames.DiagramInterchange);
            writer.WriteAttributeString("xmlns", "xsi", null, BpmnNames.SchemaInstance);
            writer.WriteAttributeString("xmlns", "collab", null, PhaseExtension.Namespace);
            writer.WriteAttributeString("id", "Definitions_1");
            writer.WriteAttributeString("targetNamespace", PhaseExtension.Namespace);
            writer.WriteAttributeString("exporter", "Collab");
            WriteCollaboration(writer, draft);
            WriteProcess(writer, draft);
            WriteDiagram(writer, draft);
            writer.WriteEndElement();
        }

        return text.ToString();
    }

    static void WriteCollaboration(XmlWriter writer, BpmnDraft draft)
    {
        Start(writer, "collaboration", "Collaboration_1", null);
        Start(writer, "participant", PoolId, draft.Name);
        writer.WriteAttributeString("processRef", ProcessId);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void WriteProcess(XmlWriter writer, BpmnDraft draft)
    {
        Start(writer, "process", ProcessId, draft.Name);
        writer.WriteAttributeString("isExecutable", "false");
        if (draft.Lanes.Count > 0)
        {
            Start(writer, "laneSet", "LaneSet_1", null);
            foreach (var (lane, index) in draft.Lanes.Select((lane, index) => (lane, index)))
            {
                Start(writer, "lane", lane.Id, lane.Name);
                foreach (var node in draft.Nodes.Where(node => node.Lane == index))
                {
                    writer.WriteElementString(Bpmn, "flowNodeRef", BpmnNames.Model, node.Id);
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        var (leaving, coming) = (draft.Links.ToLookup(link => link.Source), draft.Links.ToLookup(link => link.Target));
        foreach (var node in draft.Nodes)
        {
            Start(writer, node.Type, node.Id, node.Name);
            if (leaving[node.Id].FirstOrDefault(link => link.IsDefault) is { } otherwise)
            {
                writer.WriteAttributeString("default", otherwise.Id);
            }

            if (node.Documentation is { } documentation)
            {
                writer.WriteElementString(Bpmn, "documentation", BpmnNames.Model, documentation);
            }

            if (node.Notes is { } notes and not { Duration: null, Notes: [] })
            {
                writer.WriteStartElement(Bpmn, "extensionElements", BpmnNames.Model);
                PhaseExtension.Write(writer, notes);
                writer.WriteEndElement();
            }

            foreach (var (name, link) in coming[node.Id].Select(link => ("incoming", link)).Concat(leaving[node.Id].Select(link => ("outgoing", link))))
            {
                writer.WriteElementString(Bpmn, name, BpmnNames.Model, link.Id);
            }

            writer.WriteEndElement();
        }

        foreach (var link in draft.Links)
        {
            Start(writer, "sequenceFlow", link.Id, link.Name);
            writer.WriteAttributeString("sourceRef", link.Source);
            writer.WriteAttributeString("targetRef", link.Target);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    static void WriteDiagram(XmlWriter writer, BpmnDraft draft)
    {
        var places = draft.Nodes.Select((node, index) => (node.Id, index)).ToDictionary(one => one.Id, one => one.index, StringComparer.Ordinal);
        var placed = LayeredLayout.Place(
            [.. draft.Nodes.Select(node => new LayoutNode(node.Id, Math.Max(0, node.Lane), WidthOf(node.Type), HeightOf(node.Type)))],
            [.. draft.Links.Select(link => new LayoutLink(link.Id, places[link.Source], places[link.Target]))],
            Math.Max(1, draft.Lanes.Count));
        writer.WriteStartElement(Di, "BPMNDiagram", BpmnNames.Diagram);
        writer.WriteAttributeString("id", "Diagram_1");
        writer.WriteStartElement(Di, "BPMNPlane", BpmnNames.Diagram);
        writer.WriteAttributeString("id", "Plane_1");
        writer.WriteAttributeString("bpmnElement", "Collaboration_1");
        WriteShape(writer, new BpmnShape(PoolId, LayeredLayout.Left, LayeredLayout.Top, placed.Width, placed.Height), isHorizontal: true);
        foreach (var (lane, (top, height)) in draft.Lanes.Zip(placed.Lanes))
        {
            WriteShape(writer, new BpmnShape(lane.Id, LayeredLayout.Left + LayeredLayout.Header, top, placed.Width - LayeredLayout.Header, height), isHorizontal: true);
        }

        foreach (var shape in placed.Shapes)
        {
            WriteShape(writer, shape, isHorizontal: false);
        }

        foreach (var edge in placed.Edges)
        {
            StartDrawn(writer, "BPMNEdge", edge.Flow);
            foreach (var point in edge.Points)
            {
                writer.WriteStartElement("di", "waypoint", BpmnNames.DiagramInterchange);
                writer.WriteAttributeString("x", Pixels(point.X));
                writer.WriteAttributeString("y", Pixels(point.Y));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void WriteShape(XmlWriter writer, BpmnShape shape, bool isHorizontal)
    {
        StartDrawn(writer, "BPMNShape", shape.Element);
        if (isHorizontal)
        {
            writer.WriteAttributeString("isHorizontal", "true");
        }

        writer.WriteStartElement("dc", "Bounds", BpmnNames.DiagramCommon);
        writer.WriteAttributeString("x", Pixels(shape.X));
        writer.WriteAttributeString("y", Pixels(shape.Y));
        writer.WriteAttributeString("width", Pixels(shape.Width));
        writer.WriteAttributeString("height", Pixels(shape.Height));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void StartDrawn(XmlWriter writer, string name, string element)
    {
        writer.WriteStartElement(Di, name, BpmnNames.Diagram);
        writer.WriteAttributeString("id", element + "_di");
        writer.WriteAttributeString("bpmnElement", element);
    }

    static void Start(XmlWriter writer, string name, string id, string? title)
    {
        writer.WriteStartElement(Bpmn, name, BpmnNames.Model);
        writer.WriteAttributeString("id", id);
        if (!string.IsNullOrEmpty(title))
        {
            writer.WriteAttributeString("name", title);
        }
    }

    static double WidthOf(string type) => type.EndsWith("Event", StringComparison.Ordinal) ? 36 : type.EndsWith("Gateway", StringComparison.Ordinal) ? 50 : 100;

    static double HeightOf(string type) => type.EndsWith("Event", StringComparison.Ordinal) ? 36 : type.EndsWith("Gateway", StringComparison.Ordinal) ? 50 : 80;

    static string Pixels(double value) => Math.Round(value).ToString(CultureInfo.InvariantCulture);

    sealed class Utf8StringWriter() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}

/// <summary>A process to write: one pool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lanes">Its lanes; none when no roles are told.</param>
/// <param name="Nodes">Its elements, each before what follows it as far as that goes.</param>
/// <param name="Links">The order between them.</param>
public sealed record BpmnDraft(string Name, IReadOnlyList<BpmnDraftLane> Lanes, IReadOnlyList<BpmnDraftNode> Nodes, IReadOnlyList<BpmnDraftLink> Links);

/// <summary>A lane to write; without a name when what stands in it has no role.</summary>
public sealed record BpmnDraftLane(string Id, string? Name);

/// <summary>An element to write.</summary>
/// <param name="Id">Its id, an XML name.</param>
/// <param name="Type">Its element's name in BPMN.</param>
/// <param name="Name">Its name.</param>
/// <param name="Lane">Its lane's place; −1 when there are no lanes.</param>
public sealed record BpmnDraftNode(string Id, string Type, string? Name, int Lane)
{
    /// <summary>What it says about itself.</summary>
    public string? Documentation { get; init; }

    /// <summary>What Collab knows of it beside.</summary>
    public BpmnPhaseNotes? Notes { get; init; }
}

/// <summary>An order to write.</summary>
public sealed record BpmnDraftLink(string Id, string Source, string Target, string? Name = null, bool IsDefault = false);
