using System.Globalization;
using Collab.Bpmn.Model;
using Collab.Bpmn.Xml;

namespace Collab.Bpmn.Reading;

/// <summary>Reads where a file's diagrams show what. The first place of an element counts; shapes of what is not in the model are left out.</summary>
static class BpmnDiagramReader
{
    public static (IReadOnlyList<BpmnShape> Shapes, IReadOnlyList<BpmnEdge> Edges) Read(ElementNode root, BpmnIndex index, HashSet<string> known)
    {
        var shapes = new Dictionary<string, BpmnShape>(StringComparer.Ordinal);
        var edges = new Dictionary<string, BpmnEdge>(StringComparer.Ordinal);
        var diagram = 0;
        foreach (var plane in root.Children.Where(child => child.Name == "BPMNDiagram" && child.Namespace == BpmnNames.Diagram).SelectMany(one => one.Named("BPMNPlane")))
        {
            foreach (var drawn in plane.Children.Where(child => child.Namespace == BpmnNames.Diagram))
            {
                if (index.Resolve(drawn.Attribute("bpmnElement")) is not { } id || !known.Contains(id))
                {
                    continue;
                }

                if (drawn.Name == "BPMNShape" && Shape(drawn, id, diagram) is { } shape)
                {
                    shapes.TryAdd(id, shape);
                }
                else if (drawn.Name == "BPMNEdge")
                {
                    edges.TryAdd(id, new BpmnEdge(id, [.. drawn.Children.Where(child => child.Name == "waypoint").Select(point => new BpmnPoint(Number(point, "x"), Number(point, "y")))], diagram));
                }
            }

            diagram++;
        }

        return ([.. shapes.Values], [.. edges.Values]);
    }

    static BpmnShape? Shape(ElementNode drawn, string id, int diagram)
        => drawn.Children.FirstOrDefault(child => child.Name == "Bounds") is { } bounds
            ? new BpmnShape(id, Number(bounds, "x"), Number(bounds, "y"), Number(bounds, "width"), Number(bounds, "height"), diagram)
            : null;

    /// <summary>A number of pixels; 0 for what is none.</summary>
    static double Number(ElementNode node, string attribute)
        => double.TryParse(node.Attribute(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;
}
