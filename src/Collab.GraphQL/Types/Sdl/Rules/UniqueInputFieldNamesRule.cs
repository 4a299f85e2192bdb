namespace Collab.GraphQL.Types;

/// <summary>No input field is given twice in one literal (section 5.6.3).</summary>
static class UniqueInputFieldNamesRule
{
    internal static void Check(SdlContext context)
    {
        foreach (var value in context.ObjectValues)
        {
            UniqueNames.Check(
                context.Faults,
                value.Fields,
                field => field.Name.Value,
                field => field.Name,
                name => $"There can be only one input field named \"{name}\".");
        }
    }
}
