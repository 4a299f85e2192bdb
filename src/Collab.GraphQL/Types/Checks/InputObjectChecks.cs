namespace Collab.GraphQL.Types;

/// <summary>Input object types (sections 3.10, 3.10.1, <i>Type Validation</i>).</summary>
static class InputObjectChecks
{
    internal static void Check(GraphQLInputObjectType type, FaultList faults)
    {
        if (type.Fields.Count == 0)
        {
            faults.Add($"Input Object type {type} must define one or more fields.", [.. type.Syntax]);
        }

        foreach (var field in type.Fields)
        {
            InputValueChecks.Check($"{type}.{field.Name}", "input field", field, faults);
            if (type.IsOneOf && field.Type.IsNonNull)
            {
                faults.Add($"OneOf input field {type}.{field.Name} must be nullable.", field.Syntax?.Type);
            }

            if (type.IsOneOf && field.DefaultValue is not null)
            {
                faults.Add($"OneOf input field {type}.{field.Name} cannot have a default value.", field.Syntax);
            }
        }
    }
}
