namespace Collab.GraphQL.Language;

/// <summary>Limits of the parser.</summary>
public sealed class ParserOptions
{
    /// <summary>A maximum depth of 500 and no limit of tokens.</summary>
    public static ParserOptions Default { get; } = new();

    /// <summary>Maximum total depth of selection sets, values and types. It prevents stack overflows in the parser and in later tree walks.</summary>
    public int MaxDepth { get; init; } = 500;

    /// <summary>Maximum number of tokens; null for no limit.</summary>
    public int? MaxTokens { get; init; }
}
