namespace Collab.GraphQL.Language;

/// <summary>Writes a syntax tree as canonical text.</summary>
public static class SyntaxPrinter
{
    /// <summary>The text of a node and everything in it.</summary>
    /// <param name="node">The node.</param>
    public static string Print(SyntaxNode node) => throw new NotSupportedException();
}
