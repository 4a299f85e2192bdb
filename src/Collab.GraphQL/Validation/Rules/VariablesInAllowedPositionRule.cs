using Collab.GraphQL.Language;
using Collab.GraphQL.Types;

namespace Collab.GraphQL.Validation.Rules;

/// <summary>Section 5.8.5: a variable's type fits every place where it is used.</summary>
sealed class VariablesInAllowedPositionRule : ValidationRule, IVariableUsageRule
{
    public void CheckVariableUsage(
        in VariableUsage usage, VariableDefinitionNode? variable, OperationDefinitionNode operation, ValidationContext context)
    {
        if (variable is null || usage.Type is null || context.Schema.TypeFromNode(variable.Type) is not { } type)
        {
            return;
        }

        var name = variable.Variable.Name.Value;
        if (!IsVariableUsageAllowed(type, variable.DefaultValue, usage))
        {
            context.Report(
                this, $"Variable \"${name}\" of type \"{type}\" cannot be used where \"{usage.Type}\" is expected.", usage.Node, variable);
        }

        if (usage.OneOf is { } oneOf && !type.IsNonNull)
        {
            context.Report(
                this,
                $"Variable \"${name}\" of type \"{type}\" must be non-null to be used in the OneOf input object \"{oneOf}\".",
                usage.Node,
                variable);
        }
    }

    /// <summary>IsVariableUsageAllowed and AreTypesCompatible: a default, of the variable or of the place, makes up for a missing value.</summary>
    static bool IsVariableUsageAllowed(GraphQLType type, ValueNode? defaultValue, in VariableUsage usage)
    {
        if (usage.Type is GraphQLNonNullType nonNull && !type.IsNonNull)
        {
            var hasValue = usage.HasDefault || defaultValue is not (null or NullValueNode);
            return hasValue && GraphQLSchema.IsSubtype(type, nonNull.Nullable);
        }

        return GraphQLSchema.IsSubtype(type, usage.Type!);
    }
}
