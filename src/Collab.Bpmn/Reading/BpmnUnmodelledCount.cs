using Collab.Bpmn.Model;
using Collab.Bpmn.Xml;

namespace Collab.Bpmn.Reading;

/// <summary>Counts what a file has beside what is understood, by name, in the order of first occurrence.</summary>
sealed class BpmnUnmodelledCount
{
    readonly OrderedDictionary<(string Name, BpmnUnmodelledReason Reason), (int Count, int Line)> _counts = [];

    public IReadOnlyList<BpmnUnmodelled> All => [.. _counts.Select(one => new BpmnUnmodelled(one.Key.Name, one.Key.Reason, one.Value.Count, one.Value.Line))];

    public void Add(ElementNode node, BpmnUnmodelledReason reason = BpmnUnmodelledReason.NotUnderstood) => Add(node.Name, reason, node.Line);

    /// <summary>An element in another namespace; the program's own is understood.</summary>
    public void AddExtension(ElementNode node)
    {
        if (node.Namespace != PhaseExtension.Namespace)
        {
            Add(node.Namespace, BpmnUnmodelledReason.Extension, node.Line);
        }
    }

    /// <summary>The attributes of an element in other namespaces.</summary>
    public void AddAttributes(ElementNode node)
    {
        foreach (var attribute in node.Attributes)
        {
            if (attribute.Namespace is not ("" or BpmnNames.Namespaces or BpmnNames.Xml or BpmnNames.SchemaInstance or BpmnNames.Model))
            {
                Add(attribute.Namespace, BpmnUnmodelledReason.Extension, node.Line);
            }
        }
    }

    void Add(string name, BpmnUnmodelledReason reason, int line)
    {
        var known = _counts.GetValueOrDefault((name, reason), (0, line));
        _counts[(name, reason)] = (known.Item1 + 1, known.Item2);
    }
}
