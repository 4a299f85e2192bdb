using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>No default value brings in itself through the defaults of the fields it leaves out (InputObjectDefaultValueHasCycle, section 3.10).</summary>
static class DefaultValueCycleChecks
{
    internal static void Check(GraphQLSchema schema, FaultList faults)
    {
        var owners = new Dictionary<GraphQLInputValue, GraphQLInputObjectType>();
        foreach (var type in schema.Types.OfType<GraphQLInputObjectType>())
        {
            foreach (var field in type.Fields)
            {
                owners[field] = type;
            }
        }

        CycleFinder.Find<GraphQLInputValue, GraphQLInputValue>(
            owners.Keys.Where(field => field.DefaultValue is not null),
            field => Implied(field.Type.NamedType, field.DefaultValue!).Select(next => (next, next)),
            (field, path) => faults.Add(
                $"The default value of {owners[field]}.{field.Name} refers to itself through the default values of {string.Join(", ", path.Select(next => $"{owners[next]}.{next.Name}"))}.",
                field.DefaultValue));
    }

    /// <summary>The fields whose own defaults a value takes in, because it leaves them out.</summary>
    static IEnumerable<GraphQLInputValue> Implied(GraphQLNamedType type, ValueNode value)
    {
        if (type is not GraphQLInputObjectType input)
        {
            return [];
        }

        return value switch
        {
            ListValueNode list => list.Values.SelectMany(item => Implied(type, item)),
            ObjectValueNode composite => input.Fields.SelectMany(field => Implied(field, composite)),
            _ => [],
        };
    }

    static IEnumerable<GraphQLInputValue> Implied(GraphQLInputValue field, ObjectValueNode value)
    {
        foreach (var given in value.Fields)
        {
            if (given.Name.Value == field.Name)
            {
                return Implied(field.Type.NamedType, given.Value);
            }
        }

        return field.DefaultValue is not null && field.Type.NamedType is GraphQLInputObjectType ? [field] : [];
    }
}
