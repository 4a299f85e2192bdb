namespace Collab.GraphQL.Types;

/// <summary>No input object needs itself through non-null fields only, for it could never be given (section 3.10, <i>Circular References</i>).</summary>
static class InputObjectCycleChecks
{
    internal static void Check(GraphQLSchema schema, FaultList faults) =>
        CycleFinder.Find<GraphQLInputObjectType, GraphQLInputValue>(
            schema.Types.OfType<GraphQLInputObjectType>(),
            type => type.Fields
                .Where(field => field.Type is { IsNonNull: true, Nullable: GraphQLInputObjectType })
                .Select(field => (field, (GraphQLInputObjectType)field.Type.Nullable)),
            (type, path) => faults.Add(
                $"Cannot reference Input Object \"{type}\" within itself through a series of non-null fields: \"{string.Join('.', path.Select(field => field.Name))}\".",
                [.. path.Select(field => field.Syntax)]));
}
