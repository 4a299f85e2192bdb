namespace Collab.GraphQL.Language;

/// <summary>An exceeded limit of <see cref="ParserOptions"/>.</summary>
/// <param name="Name">The option's name.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Measured">The measured value; a lower bound when counting stopped with parsing.</param>
public sealed record ExceededBound(string Name, int Limit, int Measured);
