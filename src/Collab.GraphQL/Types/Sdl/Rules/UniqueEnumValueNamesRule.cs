using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>Enum values are unique in their enum, extensions included (sections 3.9, 3.9.1).</summary>
static class UniqueEnumValueNamesRule
{
    internal static void Check(SdlContext context)
    {
        foreach (var type in context.Types.OfType<EnumTypeDefinitionNode>().GroupBy(type => type.Name.Value))
        {
            UniqueNames.Check(
                context.Faults,
                type.SelectMany(part => part.Values),
                value => value.Name.Value,
                value => value.Name,
                name => $"Enum value \"{type.Key}.{name}\" can only be defined once.");
        }
    }
}
