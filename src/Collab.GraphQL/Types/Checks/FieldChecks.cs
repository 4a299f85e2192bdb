namespace Collab.GraphQL.Types;

/// <summary>Fields of objects and interfaces (sections 3.6, 3.7, <i>Type Validation</i>).</summary>
static class FieldChecks
{
    internal static void Check(GraphQLFieldsType type, FaultList faults)
    {
        if (type.Fields.Count == 0)
        {
            faults.Add($"Type {type} must define one or more fields.", [.. type.Syntax]);
        }

        foreach (var field in type.Fields)
        {
            NameChecks.Check(field.Name, field.Syntax, faults);
            if (!field.Type.IsOutput)
            {
                faults.Add($"The type of {type}.{field.Name} must be Output Type but got: {field.Type}.", field.Syntax?.Type);
            }

            InputValueChecks.Check($"{type}.{field.Name}", field.Arguments, faults);
        }
    }
}
