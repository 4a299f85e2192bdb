using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>Names that begin with two underscores are the specification's own (section 2.1.9, <i>Reserved Names</i>).</summary>
static class NameChecks
{
    internal static void Check(string name, SyntaxNode? place, FaultList faults)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            faults.Add($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", place);
        }
    }
}
