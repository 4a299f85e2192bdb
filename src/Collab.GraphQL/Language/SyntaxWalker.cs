using System.Collections.Immutable;

namespace Collab.GraphQL.Language;

/// <summary>
/// Walks a tree in source order. Override <see cref="Enter"/> and <see cref="Leave"/> and switch on
/// <see cref="SyntaxNode.Kind"/>; no reflection, no allocation.
/// </summary>
public abstract class SyntaxWalker
{
    /// <summary>Walks a node and what is inside it; null is passed over.</summary>
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

    /// <summary>Called before what is inside a node. False leaves the inside out; <see cref="Leave"/> is called all the same.</summary>
    /// <param name="node">The node.</param>
    protected virtual bool Enter(SyntaxNode node) => true;

    /// <summary>Called after what is inside a node.</summary>
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
