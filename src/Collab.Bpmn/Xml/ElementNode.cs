using System.Text;

namespace Collab.Bpmn.Xml;

/// <summary>An element of an XML text with the places that a patch needs: offsets in the text, in UTF-16 code units.</summary>
/// <param name="parent">The element around it; null for the root.</param>
/// <param name="name">Its local name.</param>
/// <param name="ns">Its namespace; empty for none.</param>
/// <param name="prefix">The prefix that it is written with; empty for none.</param>
/// <param name="start">Where its <c>&lt;</c> stands.</param>
/// <param name="line">The line of its name, from 1.</param>
sealed class ElementNode(ElementNode? parent, string name, string ns, string prefix, int start, int line)
{
    readonly List<ElementNode> _children = [];
    readonly List<AttributeNode> _attributes = [];
    StringBuilder? _text;
    string? _whole;

    public ElementNode? Parent => parent;

    public string Name => name;

    public string Namespace => ns;

    public string Prefix => prefix;

    public int Start => start;

    public int Line => line;

    /// <summary>Where the end tag's <c>&lt;</c> stands; where <c>/&gt;</c> stands for an empty element.</summary>
    public int ContentEnd { get; set; }

    /// <summary>The offset after its last character.</summary>
    public int End { get; set; }

    /// <summary>Whether it is written as an empty element, <c>&lt;a/&gt;</c>.</summary>
    public bool IsEmpty { get; set; }

    /// <summary>Its own text, without that of the elements in it.</summary>
    public string Text => _whole ??= _text?.ToString() ?? "";

    public IReadOnlyList<ElementNode> Children => _children;

    public IReadOnlyList<AttributeNode> Attributes => _attributes;

    /// <summary>The value of an attribute without a namespace; null when there is none.</summary>
    public string? Attribute(string wanted)
    {
        foreach (var attribute in _attributes)
        {
            if (attribute.Name == wanted && attribute.Namespace.Length == 0)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    /// <summary>The children of one name in this element's own namespace.</summary>
    public IEnumerable<ElementNode> Named(string wanted) => _children.Where(child => child.Name == wanted && child.Namespace == ns);

    /// <summary>Adds a piece of text. There may be a million, between comments.</summary>
    public void Add(string text) => (_text ??= new StringBuilder()).Append(text);

    public void Add(ElementNode child) => _children.Add(child);

    public void Add(AttributeNode attribute) => _attributes.Add(attribute);
}

/// <summary>An attribute, and where its name stands in the text.</summary>
readonly record struct AttributeNode(string Name, string Namespace, string Value, int Start);
