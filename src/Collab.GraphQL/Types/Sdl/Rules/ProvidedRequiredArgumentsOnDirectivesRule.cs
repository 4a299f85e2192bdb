using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>Every required argument of a directive is given (section 5.4.3).</summary>
static class ProvidedRequiredArgumentsOnDirectivesRule
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
        foreach (var argument in definition.Arguments)
        {
            var isRequired = argument is { Type: NonNullTypeNode, DefaultValue: null };
            if (isRequired && !directive.Arguments.Any(given => given.Name.Value == argument.Name.Value))
            {
                context.Faults.Add(
                    $"Directive \"@{directive.Name.Value}\" argument \"{argument.Name.Value}\" of type \"{argument.Type}\" is required, but it was not provided.",
                    directive);
            }
        }
    }
}
