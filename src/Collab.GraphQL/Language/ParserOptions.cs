namespace Collab.GraphQL.Language;

/// <summary>The bounds that a parser keeps.</summary>
public sealed class ParserOptions
{
    /// <summary>A depth of 500, no bound on tokens.</summary>
    public static ParserOptions Default { get; } = new();

    /// <summary>
    /// How deep selection sets, values and types may nest, together. It keeps the stack from overflowing here and in
    /// everything that later walks the tree.
    /// </summary>
    public int MaxDepth { get; init; } = 500;

    /// <summary>How many tokens a document may have; null for no bound.</summary>
    public int? MaxTokens { get; init; }
}
