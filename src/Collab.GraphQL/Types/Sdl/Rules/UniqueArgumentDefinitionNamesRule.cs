using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>Arguments are unique in their field or directive (sections 3.6, 3.7, 3.13).</summary>
static class UniqueArgumentDefinitionNamesRule
{
    internal static void Check(SdlContext context)
    {
        foreach (var field in context.Fields)
        {
            Check(context, $"{field.Name.Value}", field.Arguments);
        }

        foreach (var directive in context.DirectiveDefinitions)
        {
            Check(context, $"@{directive.Name.Value}", directive.Arguments);
        }
    }

    static void Check(SdlContext context, string owner, ImmutableArray<InputValueDefinitionNode> arguments) => UniqueNames.Check(
        context.Faults,
        arguments,
        argument => argument.Name.Value,
        argument => argument.Name,
        name => $"Argument \"{owner}({name}:)\" can only be defined once.");
}
