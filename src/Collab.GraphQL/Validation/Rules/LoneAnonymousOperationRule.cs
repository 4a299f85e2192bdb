using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.2.3.1: an operation without a name is the only one.</summary>
sealed class LoneAnonymousOperationRule : ValidationRule, IDocumentRule
{
    public void CheckDocument(ValidationContext context)
    {
        var operations = context.Document.Definitions.OfType<OperationDefinitionNode>();
        if (!operations.Skip(1).Any())
        {
            return;
        }

        foreach (var operation in operations)
        {
            if (operation.Name is null)
            {
                context.Report(this, "An anonymous operation must be the only one. Name the operations.", operation);
            }
        }
    }
}
