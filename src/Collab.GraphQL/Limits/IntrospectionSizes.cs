using Collab.GraphQL.Types;

namespace Collab.GraphQL.Limits;

/// <summary>
/// How many items the lists of introspection hold on average in one schema: over all its types, or over all places that refer to a type, whichever is
/// more. So the whole of a schema is counted about right, and following types in circles is counted as it grows.
/// </summary>
sealed class IntrospectionSizes
{
    readonly Dictionary<(string Type, string Field), int> _sizes;

    public IntrospectionSizes(GraphQLSchema schema)
    {
        var types = schema.Types.ToArray();
        var fields = types.OfType<GraphQLFieldsType>().SelectMany(type => type.Fields).ToArray();
        var inputs = fields.SelectMany(field => field.Arguments)
            .Concat(types.OfType<GraphQLInputObjectType>().SelectMany(type => type.Fields))
            .ToArray();
        GraphQLNamedType[] referred = [.. fields.Select(field => field.Type.NamedType), .. inputs.Select(input => input.Type.NamedType)];
        _sizes = new()
        {
            [("__Schema", "types")] = types.Length,
            [("__Schema", "directives")] = schema.Directives.Count,
            [("__Type", "fields")] = Average(type => (type as GraphQLFieldsType)?.Fields.Count ?? 0),
            [("__Type", "interfaces")] = Average(type => (type as GraphQLFieldsType)?.Interfaces.Count ?? 0),
            [("__Type", "possibleTypes")] = Average(type => type is GraphQLCompositeType { IsAbstract: true } composite ? composite.PossibleTypes.Length : 0),
            [("__Type", "enumValues")] = Average(type => (type as GraphQLEnumType)?.Values.Count ?? 0),
            [("__Type", "inputFields")] = Average(type => (type as GraphQLInputObjectType)?.Fields.Count ?? 0),
            [("__Field", "args")] = Ratio(fields.Sum(field => field.Arguments.Count), fields.Length),
            [("__Directive", "args")] = Ratio(schema.Directives.Sum(directive => directive.Arguments.Count), schema.Directives.Count),
        };

        int Average(Func<GraphQLNamedType, int> size) => Math.Max(Ratio(types.Sum(size), types.Length), Ratio(referred.Sum(size), referred.Length));
    }

    /// <summary>How many items a list field of an introspection type holds.</summary>
    public int Of(string type, string field) => _sizes.GetValueOrDefault((type, field), 1);

    static int Ratio(int items, int lists) => lists == 0 ? 0 : (items + lists - 1) / lists;
}
