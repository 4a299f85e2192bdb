using System.Collections.Immutable;
using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>Reads the specified directives of the type system where they are applied (sections 3.13.3 to 3.13.5).</summary>
static class AppliedDirectives
{
    const string DefaultReason = "No longer supported";

    /// <summary>The reason of <c>@deprecated</c>; null when it is not applied.</summary>
    internal static string? DeprecationReason(ImmutableArray<DirectiveNode> directives, FaultList faults) =>
        Find(directives, "deprecated") is { } directive ? StringArgument(directive, "reason", faults) ?? DefaultReason : null;

    /// <summary>The address of <c>@specifiedBy</c>, on the definition or an extension; null when it is not applied.</summary>
    internal static string? SpecifiedByUrl(ImmutableArray<TypeDefinitionNode> parts, FaultList faults)
    {
        foreach (var part in parts)
        {
            if (Find(part.Directives, "specifiedBy") is { } directive)
            {
                return StringArgument(directive, "url", faults);
            }
        }

        return null;
    }

    /// <summary>
    /// Whether <c>@oneOf</c> is applied to the definition. On an extension section 3.10.2 forbids it; graphql-js, the reference, takes no
    /// notice of it there.
    /// </summary>
    internal static bool IsOneOf(ImmutableArray<TypeDefinitionNode> parts) =>
        parts.Any(static part => !part.IsExtension && Find(part.Directives, "oneOf") is not null);

    static DirectiveNode? Find(ImmutableArray<DirectiveNode> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == name)
            {
                return directive;
            }
        }

        return null;
    }

    static string? StringArgument(DirectiveNode directive, string name, FaultList faults)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value != name)
            {
                continue;
            }

            if (argument.Value is StringValueNode text)
            {
                return text.Value;
            }

            faults.Add($"Argument \"{name}\" of \"@{directive.Name.Value}\" must be a string, found {argument.Value}.", argument.Value);
        }

        return null;
    }
}
