using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.1: each fragment has a name of its own.</summary>
sealed class UniqueFragmentNamesRule : ValidationRule, IDocumentRule
{
    public void CheckDocument(ValidationContext context) => RepeatedNames.Report(
        context.Document.Definitions,
        static definition => (definition as FragmentDefinitionNode)?.Name,
        static name => $"There can be only one fragment named \"{name}\".",
        this,
        context);
}
