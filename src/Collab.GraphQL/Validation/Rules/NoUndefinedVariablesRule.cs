using Collab.GraphQL.Language;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.8.3: an operation declares each variable that it or its fragments use.</summary>
sealed class NoUndefinedVariablesRule : ValidationRule, IVariableUsageRule
{
    public void CheckVariableUsage(
        in VariableUsage usage, VariableDefinitionNode? variable, OperationDefinitionNode operation, ValidationContext context)
    {
        if (variable is null)
        {
            var by = operation.Name is { Value: var name } ? $" by operation \"{name}\"" : "";
            context.Report(this, $"Variable \"${usage.Node.Name.Value}\" is not defined{by}.", usage.Node, operation);
        }
    }
}
