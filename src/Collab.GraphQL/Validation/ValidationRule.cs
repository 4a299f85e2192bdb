namespace Collab.GraphQL.Validation;

/// <summary>
/// A rule of section 5. Rules keep no state of their own: one object serves all requests, and what a rule needs to
/// know of the document stands in the <see cref="ValidationContext"/>. A rule hears of what it names by its interfaces.
/// </summary>
abstract class ValidationRule
{
    /// <summary>The name, as graphql-js has it.</summary>
    public string Name => GetType().Name;
}
