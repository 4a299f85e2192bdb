namespace Collab.GraphQL.Types;

/// <summary>One root type for each kind of operation (section 3.3.1).</summary>
static class UniqueOperationTypesRule
{
    internal static void Check(SdlContext context) => UniqueNames.Check(
        context.Faults,
        context.Schemas.SelectMany(schema => schema.OperationTypes),
        type => type.Operation.ToString(),
        type => type,
        name => $"There can be only one {name.ToLowerInvariant()} type in schema.");
}
