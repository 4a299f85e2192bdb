using Collab.Bpmn.Model;

namespace Collab.Network.ProcessDescriptions;

/// <summary>A picture in coordinates.</summary>
sealed record ProcessDiagram(IReadOnlyList<DiagramShape> Shapes, IReadOnlyList<DiagramEdge> Edges)
{
    public static ProcessDiagram Of(ProcessPicture picture)
    {
        var model = picture.Model;
        var shown = model.Elements.ToDictionary(element => element.Id, element => (element.Type, element.Name), StringComparer.Ordinal);
        foreach (var (id, type, name) in model.Participants.Select(pool => (pool.Id, "participant", pool.Name)).Concat(model.Lanes.Select(lane => (lane.Id, "lane", lane.Name))))
        {
            shown[id] = (type, name);
        }

        var flows = model.Flows.ToDictionary(flow => flow.Id, StringComparer.Ordinal);
        return new ProcessDiagram(
            [
                .. from shape in model.Shapes
                   where shown.ContainsKey(shape.Element)
                   orderby shape.Diagram, shape.Width * shape.Height descending
                   select new DiagramShape(
                       shape.Element, shown[shape.Element].Type, shown[shape.Element].Name, picture.PhaseOf(shape.Element) is { } phase ? new ShownPhase(picture.Process, phase) : null, shape.X, shape.Y, shape.Width, shape.Height, shape.Diagram),
            ],
            [
                .. from edge in model.Edges
                   where flows.ContainsKey(edge.Flow)
                   let flow = flows[edge.Flow]
                   select new DiagramEdge(flow.Id, flow.Kind, flow.Name ?? flow.Message, flow.Source, flow.Target, [.. edge.Points.Select(point => new DiagramPoint(point.X, point.Y))], edge.Diagram),
            ]);
    }
}

sealed record DiagramShape(string Element, string Type, string? Name, ShownPhase? Phase, double X, double Y, double Width, double Height, int Diagram);

sealed record DiagramEdge(string Element, BpmnFlowKind Kind, string? Name, string Source, string Target, IReadOnlyList<DiagramPoint> Points, int Diagram);

sealed record DiagramPoint(double X, double Y);
