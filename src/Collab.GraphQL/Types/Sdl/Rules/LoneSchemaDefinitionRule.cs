namespace Collab.GraphQL.Types;

/// <summary>One schema definition at most (section 3.3).</summary>
static class LoneSchemaDefinitionRule
{
    internal static void Check(SdlContext context)
    {
        foreach (var schema in context.Schemas.Where(schema => !schema.IsExtension).Skip(1))
        {
            context.Faults.Add("Must provide only one schema definition; write \"extend schema\" to add to it.", schema);
        }
    }
}
