using System.Globalization;
using System.Net;
using System.Text;
using Collab.Bpmn.Model;
using Collab.Network.Kernel;
using Collab.Network.ProcessDescriptions.Outlines;

namespace Collab.Network.ProcessDescriptions;

/// <summary>
/// A picture as SVG, so that every portal, slide and report shows the same one: in light and dark, without scripts or fonts, with the outline as its text alternative. The first diagram of a file is
/// drawn. Where it hurts is told by a sign and a number, not by colour alone.
/// </summary>
static class ProcessSvg
{
    const double Margin = 20;
    const double LetterWidth = 6.4;
    const double LineHeight = 14;

    const string Style =
        "text{font:12px system-ui,sans-serif;fill:#111}.s{fill:#fff;stroke:#222;stroke-width:1.5}.p{fill:none;stroke:#222;stroke-width:1.5}.e{fill:none;stroke:#222;stroke-width:1.3}.m{stroke-dasharray:7 5}"
        + ".a{stroke-dasharray:2 4}.b{stroke-width:3.5}.x{fill:#ffe08a;stroke:#222}marker path{fill:#222}"
        + "@media(prefers-color-scheme:dark){text{fill:#f2f2f2}.x+text{fill:#111}.s{fill:#1e1e22;stroke:#ddd}.p,.e{stroke:#ddd}.x{stroke:#ddd}marker path{fill:#ddd}}";

    /// <summary>The picture.</summary>
    /// <param name="picture">The description as BPMN.</param>
    public static string Of(ProcessPicture picture)
    {
        var diagram = ProcessDiagram.Of(picture);
        var (shapes, edges) = (diagram.Shapes.Where(shape => shape.Diagram == 0).ToArray(), diagram.Edges.Where(edge => edge.Diagram == 0).ToArray());
        var points = shapes.SelectMany(shape => new[] { (shape.X, shape.Y), (X: shape.X + shape.Width, Y: shape.Y + shape.Height) }).Concat(edges.SelectMany(edge => edge.Points.Select(point => (point.X, point.Y)))).ToArray();
        var (left, top) = points.Length == 0 ? (0, 0) : (points.Min(point => point.X) - Margin, points.Min(point => point.Y) - Margin);
        var (width, height) = points.Length == 0 ? (2 * Margin, 2 * Margin) : (points.Max(point => point.X) - left + Margin, points.Max(point => point.Y) - top + (2 * Margin));

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title desc\" lang=\"{Tag(picture.Language)}\" viewBox=\"{left:0.#} {top:0.#} {width:0.#} {height:0.#}\">")
            .Append("<title id=\"title\">").Append(Escaped(picture.Process.Title.For(picture.Language))).Append("</title><desc id=\"desc\">").Append(Escaped(ProcessOutline.Of(picture).Text)).Append("</desc>")
            .Append("<style>").Append(Style).Append("</style><defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L10 5L0 10z\"/></marker></defs>");
        foreach (var shape in shapes)
        {
            Draw(svg, shape);
        }

        foreach (var edge in edges.Where(edge => edge.Points.Count > 1))
        {
            Draw(svg, edge);
        }

        return svg.Append("</svg>").ToString();
    }

    static void Draw(StringBuilder svg, DiagramShape shape)
    {
        var (x, y, width, height) = (shape.X, shape.Y, shape.Width, shape.Height);
        var (centerX, centerY) = (x + (width / 2), y + (height / 2));
        switch (shape.Type)
        {
            case "participant" or "lane":
                Box(svg, "p", x, y, width, height, 0);
                Add(svg, $"<g transform=\"translate({x + 18:0.#} {centerY:0.#}) rotate(-90)\">");
                Label(svg, shape.Name, 0, 0, height);
                svg.Append("</g>");
                return;
            case var type when type.EndsWith("Event", StringComparison.Ordinal):
                Add(svg, $"<circle class=\"s{(type == "endEvent" ? " b" : "")}\" cx=\"{centerX:0.#}\" cy=\"{centerY:0.#}\" r=\"{width / 2:0.#}\"/>");
                if (type is not ("startEvent" or "endEvent"))
                {
                    Add(svg, $"<circle class=\"p\" cx=\"{centerX:0.#}\" cy=\"{centerY:0.#}\" r=\"{Math.Max(1, (width / 2) - 4):0.#}\"/>");
                }

                break;
            case var type when type.EndsWith("Gateway", StringComparison.Ordinal):
                Add(svg, $"<path class=\"s\" d=\"M{centerX:0.#} {y:0.#}L{x + width:0.#} {centerY:0.#}L{centerX:0.#} {y + height:0.#}L{x:0.#} {centerY:0.#}z\"/>");
                Add(svg, $"<text x=\"{centerX:0.#}\" y=\"{centerY + 6:0.#}\" text-anchor=\"middle\" style=\"font-size:20px\">{Sign(type)}</text>");
                break;
            case "group":
                Box(svg, "p m", x, y, width, height, 10);
                break;
            case "textAnnotation":
                Add(svg, $"<path class=\"p\" d=\"M{x + 10:0.#} {y:0.#}H{x:0.#}V{y + height:0.#}H{x + 10:0.#}\"/>");
                Label(svg, shape.Name, centerX, centerY, width);
                return;
            case var type when type.StartsWith("data", StringComparison.Ordinal):
                Box(svg, "s", x, y, width, height, 0);
                break;
            default:
                Box(svg, "s", x, y, width, height, 8);
                Label(svg, shape.Name, centerX, shape.Type is "subProcess" or "transaction" or "adHocSubProcess" && height > 120 ? y + 16 : centerY, width);
                Hurts(svg, shape);
                return;
        }

        Label(svg, shape.Name, centerX, y + height + 14, 140);
    }

    /// <summary>How many pain points a phase has.</summary>
    static void Hurts(StringBuilder svg, DiagramShape shape)
    {
        if (shape.Phase?.Phase.Definition.PainPoints is { IsEmpty: false } points)
        {
            var (x, y) = (shape.X + shape.Width - 14, shape.Y + 2);
            Add(svg, $"<path class=\"x\" d=\"M{x:0.#} {y - 10:0.#}l14 24h-28z\"/><text x=\"{x:0.#}\" y=\"{y + 11:0.#}\" text-anchor=\"middle\">!{(points.Length == 1 ? "" : points.Length)}</text>");
        }
    }

    static void Draw(StringBuilder svg, DiagramEdge edge)
    {
        svg.Append("<path class=\"e").Append(edge.Kind switch
        {
            BpmnFlowKind.Sequence => "",
            BpmnFlowKind.Message => " m",
            _ => " a",
        }).Append(edge.Kind is BpmnFlowKind.Association ? "\" d=\"" : "\" marker-end=\"url(#arrow)\" d=\"");
        for (var index = 0; index < edge.Points.Count; index++)
        {
            Add(svg, $"{(index == 0 ? 'M' : 'L')}{edge.Points[index].X:0.#} {edge.Points[index].Y:0.#}");
        }

        svg.Append("\"/>");
        var middle = edge.Points[(edge.Points.Count - 1) / 2];
        var next = edge.Points[((edge.Points.Count - 1) / 2) + 1];
        Label(svg, edge.Name, (middle.X + next.X) / 2, ((middle.Y + next.Y) / 2) - 8, 110);
    }

    static void Box(StringBuilder svg, string style, double x, double y, double width, double height, double round)
        => Add(svg, $"<rect class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"{round:0.#}\"/>");

    /// <summary>Words around a place, in as many lines as the width asks for.</summary>
    static void Label(StringBuilder svg, string? words, double x, double y, double width)
    {
        if (words is null)
        {
            return;
        }

        var lines = Lines(OutlineNames.OneLine(words), Math.Max(6, (int)((width - 6) / LetterWidth)));
        for (var index = 0; index < lines.Count; index++)
        {
            var at = y + 4 + ((index - ((lines.Count - 1) / 2.0)) * LineHeight);
            Add(svg, $"<text x=\"{x:0.#}\" y=\"{at:0.#}\" text-anchor=\"middle\">{Escaped(lines[index])}</text>");
        }
    }

    static List<string> Lines(string words, int length)
    {
        var lines = new List<string>();
        foreach (var word in words.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= length)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    static char Sign(string type) => type switch
    {
        "parallelGateway" => '+',
        "inclusiveGateway" => '○',
        "eventBasedGateway" => '⬠',
        "complexGateway" => '✱',
        _ => '×',
    };

    static string Tag(Language language) => language.ToString().ToLowerInvariant();

    /// <summary>Text for XML, without characters that XML cannot have.</summary>
    static string Escaped(string text) => WebUtility.HtmlEncode(string.Concat(text.EnumerateRunes().Where(rune => rune.Value == '\n' || !Characters.IsForbidden(rune, isOneLine: true))));

    static void Add(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
