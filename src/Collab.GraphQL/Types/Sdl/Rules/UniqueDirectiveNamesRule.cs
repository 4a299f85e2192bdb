namespace Collab.GraphQL.Types;

/// <summary>One definition for each directive name (section 3).</summary>
static class UniqueDirectiveNamesRule
{
    internal static void Check(SdlContext context) => UniqueNames.Check(
        context.Faults,
        context.DirectiveDefinitions,
        directive => directive.Name.Value,
        directive => directive.Name,
        name => $"There can be only one directive named \"@{name}\".");
}
