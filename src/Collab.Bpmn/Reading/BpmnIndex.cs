using Collab.Bpmn.Xml;

namespace Collab.Bpmn.Reading;

/// <summary>The elements of a file by their ids, the shown elements' ids by their place, and what the diagram draws.</summary>
sealed class BpmnIndex
{
    readonly Dictionary<string, ElementNode> _byId = new(StringComparer.Ordinal);
    readonly Dictionary<ElementNode, string> _made = [];
    readonly HashSet<string> _drawn = new(StringComparer.Ordinal);

    BpmnIndex()
    {
    }

    /// <summary>Whether the file has a diagram.</summary>
    public bool HasDiagram => _drawn.Count > 0;

    /// <summary>The index of a file.</summary>
    public static BpmnIndex Of(ElementNode root)
    {
        var index = new BpmnIndex();
        index.Add(root);
        return index;
    }

    /// <summary>The element that a reference means: an id, or one with the prefix of a namespace before it. Null when there is none.</summary>
    public ElementNode? Find(string? reference)
        => reference is null ? null
            : _byId.TryGetValue(reference, out var element) ? element
            : reference.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? _byId.GetValueOrDefault(reference[(colon + 1)..])
            : null;

    /// <summary>The id of an element; where it has none, one that no file can have.</summary>
    public string IdOf(ElementNode element)
    {
        if (element.Attribute("id") is { Length: > 0 } id)
        {
            return id;
        }

        if (!_made.TryGetValue(element, out var made))
        {
            made = FormattableString.Invariant($"@{_made.Count + 1}");
            _made.Add(element, made);
        }

        return made;
    }

    /// <summary>The id that a reference means; null when there is no such element.</summary>
    public string? Resolve(string? reference) => Find(reference) is { } element ? IdOf(element) : null;

    /// <summary>Whether the diagram has a shape or a line of an element.</summary>
    public bool IsDrawn(ElementNode element) => element.Attribute("id") is { } id && _drawn.Contains(id);

    void Add(ElementNode element)
    {
        if (element.Namespace == BpmnNames.Diagram)
        {
            if (element.Attribute("bpmnElement") is { } shown)
            {
                _drawn.Add(shown[(shown.LastIndexOf(':') + 1)..]);
            }
        }
        else if (element.Namespace == BpmnNames.Model && element.Attribute("id") is { Length: > 0 } id
            && (!_byId.TryGetValue(id, out var first) || Rank(element) > Rank(first)))
        {
            // Of two with the same id a reference means the one that is shown.
            _byId[id] = element;
        }

        foreach (var child in element.Children)
        {
            Add(child);
        }
    }

    static int Rank(ElementNode element) => BpmnNames.Kinds.ContainsKey(element.Name) || element.Name is "process" or "participant" or "lane" ? 1 : 0;
}
