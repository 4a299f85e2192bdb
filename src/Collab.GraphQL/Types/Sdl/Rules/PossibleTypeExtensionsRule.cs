using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>What is extended is defined and of the same kind (sections 3.5.3, 3.6.3, 3.7.1, 3.8.1, 3.9.1, 3.10.2).</summary>
static class PossibleTypeExtensionsRule
{
    internal static void Check(SdlContext context)
    {
        foreach (var extension in context.Types.Where(type => type.IsExtension))
        {
            var name = extension.Name.Value;
            if (!context.Definitions.TryGetValue(name, out var definition))
            {
                var suggestion = Suggestions.DidYouMean(name, context.Definitions.Keys);
                context.Faults.Add($"Cannot extend type \"{name}\" because it is not defined.{suggestion}", extension.Name);
            }
            else if (definition.GetType() != extension.GetType())
            {
                context.Faults.Add($"Cannot extend non-{KindName(extension)} type \"{name}\".", definition, extension);
            }
        }
    }

    static string KindName(TypeDefinitionNode type) => type switch
    {
        ScalarTypeDefinitionNode => "scalar",
        ObjectTypeDefinitionNode => "object",
        InterfaceTypeDefinitionNode => "interface",
        UnionTypeDefinitionNode => "union",
        EnumTypeDefinitionNode => "enum",
        _ => "input object",
    };
}
