using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.8.4: an operation or its fragments use each variable that it declares.</summary>
sealed class NoUnusedVariablesRule : ValidationRule, IVariablesRule
{
    public void CheckVariables(OperationDefinitionNode operation, VariableScope scope, ValidationContext context)
    {
        foreach (var variable in operation.VariableDefinitions)
        {
            if (!scope.IsUsed(variable))
            {
                var within = operation.Name is { Value: var name } ? $" in operation \"{name}\"" : "";
                context.Report(this, $"Variable \"${variable.Variable.Name.Value}\" is never used{within}.", variable);
            }
        }
    }
}
