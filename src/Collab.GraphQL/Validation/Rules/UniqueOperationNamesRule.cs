using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.2.2.1: each named operation has a name of its own.</summary>
sealed class UniqueOperationNamesRule : ValidationRule, IDocumentRule
{
    public void CheckDocument(ValidationContext context) => RepeatedNames.Report(
        context.Document.Definitions,
        static definition => (definition as OperationDefinitionNode)?.Name,
        static name => $"There can be only one operation named \"{name}\".",
        this,
        context);
}
