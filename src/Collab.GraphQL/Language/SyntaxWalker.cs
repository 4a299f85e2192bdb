using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>
/// Walks a tree in source order. Override <see cref="Enter"/> and <see cref="Leave"/> and switch on
/// <see cref="SyntaxNode.Kind"/>; no reflection, no allocation.
/// </summary>
public abstract class SyntaxWalker
{
    /// <summary>Walks a node and its children; null is ignored.</summary>
    /// <param name="node">The node.</param>
    public void Walk(SyntaxNode? node)
    {
        if (node is null)
        {
            return;
        }

        if (Enter(node))
        {
            node.WalkChildren(this);
        }

        Leave(node);
    }

    /// <summary>Called before the children of a node. Return false to skip them; <see cref="Leave"/> is called in any case.</summary>
    /// <param name="node">The node.</param>
    protected virtual bool Enter(SyntaxNode node) => true;

    /// <summary>Called after the children of a node.</summary>
    /// <param name="node">The node.</param>
    protected virtual void Leave(SyntaxNode node)
    {
    }

    internal void WalkAll<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        foreach (var node in nodes)
        {
            Walk(node);
        }
    }
}
