namespace Collab.GraphQL.Language;

/// <summary>A bound of <see cref="ParserOptions"/> that a text is over.</summary>
/// <param name="Name">The option's name.</param>
/// <param name="Limit">The bound.</param>
/// <param name="Measured">What the text has; at least that where counting ended with parsing.</param>
public sealed record ExceededBound(string Name, int Limit, int Measured);
