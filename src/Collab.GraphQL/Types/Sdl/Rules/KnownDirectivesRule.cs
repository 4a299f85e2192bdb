using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>Every directive is defined and stands where it may (sections 5.7.1, 5.7.2).</summary>
static class KnownDirectivesRule
{
    internal static void Check(SdlContext context)
    {
        foreach (var (_, host, location) in context.Hosts)
        {
            foreach (var directive in host.Directives)
            {
                Check(context, directive, location);
            }
        }
    }

    static void Check(SdlContext context, DirectiveNode directive, DirectiveLocation location)
    {
        var name = directive.Name.Value;
        if (!context.Directives.TryGetValue(name, out var definition))
        {
            var suggestion = Suggestions.DidYouMean(name, context.Directives.Keys);
            context.Faults.Add($"Unknown directive \"@{name}\".{suggestion}", directive);
        }
        else if (!definition.Locations.Any(allowed => DirectiveLocations.Parse(allowed.Value) == location))
        {
            var place = DirectiveLocations.Names(location).First();
            context.Faults.Add($"Directive \"@{name}\" may not be used on {place}.", directive);
        }
    }
}
