namespace Collab.GraphQL.Language;

/// <summary>Prints a syntax tree as canonical text: two spaces of indentation, one blank line between definitions.</summary>
public static class SyntaxPrinter
{
    /// <summary>The text of a node and everything in it, without a line end at the end.</summary>
    /// <param name="node">The node.</param>
    public static string Print(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var writer = new SyntaxWriter();
        writer.Write(node);
        return writer.ToString();
    }
}
