using System.Buffers;
using System.Security;
using System.Text;

namespace Collab.Bpmn.Xml;

/// <summary>Changes of an XML text at places of its tree. They are gathered and made at once; two never touch the same place.</summary>
sealed class TextPatch(string text)
{
    static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    readonly List<(int Start, int End, string Replacement)> _changes = [];

    /// <summary>Puts other text in the place of a stretch.</summary>
    public void Replace(int start, int end, string replacement) => _changes.Add((start, end, replacement));

    /// <summary>Sets an attribute without a namespace.</summary>
    public void SetAttribute(ElementNode node, string name, string value)
    {
        var escaped = Escape(value);
        foreach (var attribute in node.Attributes)
        {
            if (attribute.Name == name && attribute.Namespace.Length == 0)
            {
                var quote = text.AsSpan(attribute.Start).IndexOfAny('"', '\'') + attribute.Start;
                Replace(quote + 1, text.IndexOf(text[quote], quote + 1), escaped);
                return;
            }
        }

        var end = NameEnd(node);
        Replace(end, end, $" {name}=\"{escaped}\"");
    }

    /// <summary>Puts an element at the end of another.</summary>
    public void Append(ElementNode node, string element)
    {
        if (node.IsEmpty)
        {
            Open(node, element);
        }
        else
        {
            Replace(node.ContentEnd, node.ContentEnd, element);
        }
    }

    /// <summary>Puts an element behind a child, or at the beginning.</summary>
    public void InsertAfter(ElementNode node, ElementNode? child, string element)
    {
        if (node.IsEmpty)
        {
            Open(node, element);
        }
        else
        {
            var place = child?.End ?? StartTagEnd(node);
            Replace(place, place, element);
        }
    }

    /// <summary>The text after all changes.</summary>
    public string Apply()
    {
        if (_changes.Count == 0)
        {
            return text;
        }

        var changed = new StringBuilder(text.Length + 1_000);
        var at = 0;
        foreach (var (start, end, replacement) in _changes.OrderBy(change => change.Start))
        {
            changed.Append(text, at, start - at).Append(replacement);
            at = end;
        }

        return changed.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Gives an empty element a content.</summary>
    void Open(ElementNode node, string content)
        => Replace(node.ContentEnd, node.End, $">{content}</{text[(node.Start + 1)..NameEnd(node)]}>");

    int NameEnd(ElementNode node) => text.AsSpan(node.Start).IndexOfAny(NameEnds) + node.Start;

    int StartTagEnd(ElementNode node)
    {
        var at = node.Start;
        while (text[at] != '>')
        {
            at = text[at] is '"' or '\'' ? text.IndexOf(text[at], at + 1) + 1 : at + 1;
        }

        return at + 1;
    }

    static string Escape(string value) => SecurityElement.Escape(value).Replace("\n", "&#10;", StringComparison.Ordinal).Replace("\r", "&#13;", StringComparison.Ordinal).Replace("\t", "&#9;", StringComparison.Ordinal);
}
