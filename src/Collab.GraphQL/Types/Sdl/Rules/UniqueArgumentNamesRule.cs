namespace Collab.GraphQL.Types;

/// <summary>No argument is given twice (section 5.4.2).</summary>
static class UniqueArgumentNamesRule
{
    internal static void Check(SdlContext context)
    {
        foreach (var directive in context.Applied)
        {
            UniqueNames.Check(
                context.Faults,
                directive.Arguments,
                argument => argument.Name.Value,
                argument => argument.Name,
                name => $"There can be only one argument named \"{name}\".");
        }
    }
}
