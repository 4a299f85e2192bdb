using System.Xml;

namespace Collab.Bpmn.Xml;

/// <summary>
/// Reads an XML text into a tree with offsets. No document type definition, so no entity, is read; nothing is fetched; size and depth are bounded before anything is made of the text.
/// </summary>
static class XmlTreeReader
{
    /// <summary>Reads the root.</summary>
    /// <param name="text">The whole text, with or without a byte order mark.</param>
    /// <param name="problem">Why it cannot be read; null when it was.</param>
    public static ElementNode? Read(string text, out BpmnProblem? problem)
    {
        if (text.Length > BpmnLimits.MaxLength)
        {
            problem = new BpmnProblem(BpmnProblemKind.TooLarge);
            return null;
        }

        var skipped = text.StartsWith('\uFEFF') ? 1 : 0;
        var lines = LineStarts(text, skipped);
        using var reader = XmlReader.Create(new StringReader(skipped == 0 ? text : text[skipped..]), Settings);
        try
        {
            return Read(reader, text, lines, out problem);
        }
        catch (XmlException exception)
        {
            // A document type can only stand before the root.
            var isDocumentType = reader.Depth == 0 && reader.NodeType is not XmlNodeType.EndElement && text.Contains("<!DOCTYPE", StringComparison.Ordinal);
            problem = new BpmnProblem(isDocumentType ? BpmnProblemKind.DocumentType : BpmnProblemKind.NotXml, Line: Math.Max(0, exception.LineNumber));
            return null;
        }
    }

    static XmlReaderSettings Settings => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = BpmnLimits.MaxLength,
    };

    static ElementNode? Read(XmlReader reader, string text, List<int> lines, out BpmnProblem? problem)
    {
        ElementNode? root = null;
        ElementNode? open = null;
        var count = 0;
        problem = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= BpmnLimits.MaxDepth || ++count > BpmnLimits.MaxXmlElements)
                    {
                        problem = new BpmnProblem(
                            reader.Depth >= BpmnLimits.MaxDepth ? BpmnProblemKind.TooDeep : BpmnProblemKind.TooManyElements, Line: LineOf(reader));
                        return null;
                    }

                    var element = Element(reader, open, lines);
                    open?.Add(element);
                    root ??= element;
                    if (element.IsEmpty)
                    {
                        Close(element, text, TagEnd(text, element) - 2);
                    }
                    else
                    {
                        open = element;
                    }

                    break;
                case XmlNodeType.EndElement:
                    // The reader stands at the name, after "</".
                    Close(open!, text, Offset(reader, lines) - 2);
                    open = open!.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when open is not null:
                    open.Add(reader.Value);
                    break;
            }
        }

        return root;
    }

    static ElementNode Element(XmlReader reader, ElementNode? parent, List<int> lines)
    {
        var element = new ElementNode(parent, reader.LocalName, reader.NamespaceURI, reader.Prefix, Offset(reader, lines) - 1, LineOf(reader)) { IsEmpty = reader.IsEmptyElement };
        while (reader.MoveToNextAttribute())
        {
            element.Add(new AttributeNode(reader.LocalName, reader.NamespaceURI, reader.Value, Offset(reader, lines)));
        }

        reader.MoveToElement();
        return element;
    }

    static void Close(ElementNode element, string text, int contentEnd)
    {
        element.ContentEnd = contentEnd;
        element.End = text.IndexOf('>', contentEnd) + 1;
    }

    /// <summary>The offset after the <c>&gt;</c> of a start tag; one in an attribute's value does not end it.</summary>
    static int TagEnd(string text, ElementNode element)
    {
        var at = element.Start;
        while (text[at] != '>')
        {
            at = text[at] is '"' or '\'' ? text.IndexOf(text[at], at + 1) + 1 : at + 1;
        }

        return at + 1;
    }

    static int LineOf(XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;

    static int Offset(XmlReader reader, List<int> lines) => Offset(((IXmlLineInfo)reader).LineNumber, ((IXmlLineInfo)reader).LinePosition, lines);

    static int Offset(int line, int position, List<int> lines) => lines[Math.Min(line, lines.Count) - 1] + position - 1;

    /// <summary>Where each line begins, with the ends of line that XML has: CR LF, LF and CR.</summary>
    static List<int> LineStarts(string text, int from)
    {
        List<int> starts = [from];
        for (var at = text.AsSpan(from).IndexOfAny('\r', '\n') + from; at >= from && at < text.Length;)
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            starts.Add(at);
            var next = text.AsSpan(at).IndexOfAny('\r', '\n');
            at = next < 0 ? text.Length : at + next;
        }

        return starts;
    }
}
