namespace Collab.GraphQL.Validation;

/// <summary>
/// A rule of section 5. Rules are stateless: one object serves all requests, and what a rule needs to
/// know of the document is in the <see cref="ValidationContext"/>. The interfaces of a rule determine what it receives.
/// </summary>
abstract class ValidationRule
{
    /// <summary>The name, as graphql-js has it.</summary>
    public string Name => GetType().Name;
}
