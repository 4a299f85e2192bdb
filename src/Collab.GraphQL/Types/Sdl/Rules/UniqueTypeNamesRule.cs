namespace Collab.GraphQL.Types;

/// <summary>One definition for each type name (section 3).</summary>
static class UniqueTypeNamesRule
{
    internal static void Check(SdlContext context) => UniqueNames.Check(
        context.Faults,
        context.Types.Where(type => !type.IsExtension),
        type => type.Name.Value,
        type => type.Name,
        name => $"There can be only one type named \"{name}\"; write \"extend\" to add to it.");
}
