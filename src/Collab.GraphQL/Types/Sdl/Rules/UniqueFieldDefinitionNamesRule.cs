using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>Fields are unique in their type, extensions included (sections 3.6, 3.7, 3.10).</summary>
static class UniqueFieldDefinitionNamesRule
{
    internal static void Check(SdlContext context)
    {
        foreach (var type in context.Types.GroupBy(type => type.Name.Value))
        {
            UniqueNames.Check(
                context.Faults,
                type.SelectMany(FieldNames),
                field => field.Value,
                field => field,
                name => $"Field \"{type.Key}.{name}\" can only be defined once.");
        }
    }

    static IEnumerable<NameNode> FieldNames(TypeDefinitionNode type) => type switch
    {
        FieldsTypeDefinitionNode fields => fields.Fields.Select(field => field.Name),
        InputObjectTypeDefinitionNode input => input.Fields.Select(field => field.Name),
        _ => [],
    };
}
