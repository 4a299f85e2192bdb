using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>Every argument of a directive is defined (section 5.4.1).</summary>
static class KnownArgumentNamesOnDirectivesRule
{
    internal static void Check(SdlContext context)
    {
        foreach (var directive in context.Applied)
        {
            if (context.Directives.TryGetValue(directive.Name.Value, out var definition))
            {
                Check(context, directive, definition);
            }
        }
    }

    static void Check(SdlContext context, DirectiveNode directive, DirectiveDefinitionNode definition)
    {
        foreach (var argument in directive.Arguments)
        {
            var name = argument.Name.Value;
            var known = definition.Arguments.Select(defined => defined.Name.Value);
            if (!known.Contains(name))
            {
                var message = $"Unknown argument \"{name}\" on directive \"@{directive.Name.Value}\".";
                context.Faults.Add(message + Suggestions.DidYouMean(name, known), argument);
            }
        }
    }
}
