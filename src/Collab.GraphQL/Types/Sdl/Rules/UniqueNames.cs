using Collab.GraphQL.Language;

namespace Collab.GraphQL.Types;

/// <summary>What all the rules on unique names share.</summary>
static class UniqueNames
{
    internal static void Check<T>(
        FaultList faults, IEnumerable<T> items, Func<T, string> name, Func<T, SyntaxNode> place, Func<string, string> message)
    {
        Dictionary<string, T>? seen = null;
        foreach (var item in items)
        {
            seen ??= [];
            if (!seen.TryAdd(name(item), item))
            {
                faults.Add(message(name(item)), place(seen[name(item)]), place(item));
            }
        }
    }
}
