using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>Every type that is named is defined (section 3).</summary>
static class KnownTypeNamesRule
{
    internal static void Check(SdlContext context)
    {
        foreach (var reference in context.TypeReferences)
        {
            var name = reference.Name.Value;
            if (!context.Definitions.ContainsKey(name) && !SpecifiedDefinitions.IsTypeName(name))
            {
                var known = SpecifiedScalars.Names.Concat(context.Definitions.Keys);
                context.Faults.Add($"Unknown type \"{name}\".{Suggestions.DidYouMean(name, known)}", reference);
            }
        }
    }
}
