using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.8.2: a variable has an input type.</summary>
sealed class VariablesAreInputTypesRule : ValidationRule, IVariableDefinitionRule
{
    public void CheckVariableDefinition(VariableDefinitionNode variable, GraphQLType? type, ValidationContext context)
    {
        if (type is { IsInput: false })
        {
            context.Report(
                this, $"Variable \"${variable.Variable.Name.Value}\" cannot have type \"{type}\", which is not an input type.", variable.Type);
        }
    }
}
