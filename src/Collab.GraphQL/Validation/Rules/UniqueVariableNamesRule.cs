using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.8.1: an operation declares each variable once.</summary>
sealed class UniqueVariableNamesRule : ValidationRule, IOperationRule
{
    public void CheckOperation(OperationDefinitionNode operation, ValidationContext context) => RepeatedNames.Report(
        operation.VariableDefinitions,
        static variable => variable.Variable.Name,
        static name => $"There can be only one variable named \"${name}\".",
        this,
        context);
}
