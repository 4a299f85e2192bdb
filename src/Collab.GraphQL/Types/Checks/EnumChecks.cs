namespace Collab.GraphQL.Types;

/// <summary>Enum types (section 3.9, <i>Type Validation</i>).</summary>
static class EnumChecks
{
    internal static void Check(GraphQLEnumType type, FaultList faults)
    {
        if (type.Values.Count == 0)
        {
            faults.Add($"Enum type {type} must define one or more values.", [.. type.Syntax]);
        }

        foreach (var value in type.Values)
        {
            NameChecks.Check(value.Name, value.Syntax, faults);
        }
    }
}
