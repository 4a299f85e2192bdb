using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>Only a repeatable directive stands twice at one place; a type and its extensions are one place (sections 3.4.3, 5.7.3).</summary>
static class UniqueDirectivesPerLocationRule
{
    internal static void Check(SdlContext context)
    {
        var places = context.Hosts.GroupBy(host => host.Node switch
        {
            SchemaDefinitionNode => typeof(SchemaDefinitionNode),
            TypeDefinitionNode type => type.Name.Value,
            _ => (object)host.Node,
        });
        foreach (var place in places)
        {
            UniqueNames.Check(
                context.Faults,
                place.SelectMany(host => host.Host.Directives).Where(directive => !IsRepeatable(context, directive)),
                directive => directive.Name.Value,
                directive => directive,
                name => $"The directive \"@{name}\" can only be used once at this location.");
        }
    }

    // An unknown directive has a fault already.
    static bool IsRepeatable(SdlContext context, DirectiveNode directive) =>
        !context.Directives.TryGetValue(directive.Name.Value, out var definition) || definition.IsRepeatable;
}
