namespace Collab.GraphQL.Language;

/// <summary>Parses the language of the September 2025 edition (section 2; appendix C).</summary>
public static class Parser
{
    /// <summary>Parses a document.</summary>
    /// <param name="source">The text.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    /// <exception cref="SyntaxException">The text is not GraphQL or exceeds a limit.</exception>
    public static DocumentNode Parse(SourceText source, ParserOptions? options = null) =>
        new DocumentParser(source, options ?? ParserOptions.Default).ParseDocument();

    /// <summary>Parses a document.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    /// <exception cref="SyntaxException">The text is not GraphQL or exceeds a limit.</exception>
    public static DocumentNode Parse(string text, ParserOptions? options = null) => Parse(new SourceText(text), options);

    /// <summary>Parses one value, which may hold variables.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="SyntaxException">The text is not a value.</exception>
    public static ValueNode ParseValue(string text) =>
        new DocumentParser(new SourceText(text), ParserOptions.Default).ParseWhole(static parser => parser.ParseValue(isConst: false));

    /// <summary>Parses one type reference.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="SyntaxException">The text is not a type reference.</exception>
    public static TypeNode ParseType(string text) =>
        new DocumentParser(new SourceText(text), ParserOptions.Default).ParseWhole(static parser => parser.ParseTypeReference());
}
