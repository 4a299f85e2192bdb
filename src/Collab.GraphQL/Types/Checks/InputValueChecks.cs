namespace Collab.GraphQL.Types;

/// <summary>Arguments of fields and directives (sections 3.6, 3.7, 3.13, <i>Type Validation</i>).</summary>
static class InputValueChecks
{
    internal static void Check(string owner, NamedList<GraphQLInputValue> arguments, FaultList faults)
    {
        foreach (var argument in arguments)
        {
            Check($"{owner}({argument.Name}:)", "argument", argument, faults);
        }
    }

    internal static void Check(string coordinate, string kind, GraphQLInputValue value, FaultList faults)
    {
        NameChecks.Check(value.Name, value.Syntax, faults);
        if (!value.Type.IsInput)
        {
            faults.Add($"The type of {coordinate} must be Input Type but got: {value.Type}.", value.Syntax?.Type);
            return;
        }

        if (value is { IsRequired: true, DeprecationReason: not null })
        {
            faults.Add($"Required {kind} {coordinate} cannot be deprecated; give it a default value or let it be null.", value.Syntax);
        }

        if (value.DefaultValue is not null)
        {
            LiteralChecks.Check(
                value.Type,
                value.DefaultValue,
                (node, problem) => faults.Add($"{coordinate} has invalid default value: {problem}", node));
        }
    }
}
