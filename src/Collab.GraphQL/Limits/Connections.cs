using Collab.GraphQL.Types;

namespace Collab.GraphQL.Limits;

/// <summary>What the Relay Cursor Connections specification reserves: a type whose name ends in <c>Connection</c> is a page.</summary>
static class Connections
{
    public static bool IsConnection(GraphQLCompositeType type) => type.Name.EndsWith("Connection", StringComparison.Ordinal);

    /// <summary>Whether a list field of a connection holds the items of its page.</summary>
    public static bool IsItems(GraphQLField field) => field.Name is "edges" or "nodes";

    /// <summary>Whether it only joins an item to its cursor; the item counts.</summary>
    public static bool IsEdge(GraphQLCompositeType type) => type.Name.EndsWith("Edge", StringComparison.Ordinal);
}
