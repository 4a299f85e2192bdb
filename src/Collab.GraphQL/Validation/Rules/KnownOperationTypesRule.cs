using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.2.1.1: the schema has a root type for the kind of operation.</summary>
sealed class KnownOperationTypesRule : ValidationRule, IOperationRule
{
    public void CheckOperation(OperationDefinitionNode operation, ValidationContext context)
    {
        if (context.Schema.RootType(operation.Operation) is null)
        {
            var kind = operation.Operation == OperationType.Mutation ? "mutations" : "subscriptions";
            context.Report(this, $"The schema does not support {kind}.", operation);
        }
    }
}
