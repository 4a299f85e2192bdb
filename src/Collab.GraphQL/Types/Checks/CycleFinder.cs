namespace Collab.GraphQL.Types;

/// <summary>Finds cycles in a graph, each reported once, in time linear in its edges and without recursion.</summary>
static class CycleFinder
{
    /// <summary>Walks depth first from every node.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="edges">The edges out of a node, with where they lead.</param>
    /// <param name="report">Receives the node where a cycle closes and its edges.</param>
    internal static void Find<TNode, TEdge>(
        IEnumerable<TNode> nodes, Func<TNode, IEnumerable<(TEdge Edge, TNode To)>> edges, Action<TNode, IReadOnlyList<TEdge>> report)
        where TNode : notnull
    {
        const int Finished = -1;
        var depths = new Dictionary<TNode, int>();
        var path = new List<TEdge>();
        var open = new Stack<(TNode Node, IEnumerator<(TEdge Edge, TNode To)> Edges)>();
        foreach (var start in nodes)
        {
            Open(start);
            while (open.TryPeek(out var top))
            {
                if (!top.Edges.MoveNext())
                {
                    open.Pop();
                    depths[top.Node] = Finished;
                    if (open.Count > 0)
                    {
                        path.RemoveAt(path.Count - 1);
                    }

                    continue;
                }

                var (edge, to) = top.Edges.Current;
                path.Add(edge);
                if (!Open(to))
                {
                    if (depths[to] != Finished)
                    {
                        report(to, path[depths[to]..]);
                    }

                    path.RemoveAt(path.Count - 1);
                }
            }
        }

        bool Open(TNode node)
        {
            if (!depths.TryAdd(node, path.Count))
            {
                return false;
            }

            open.Push((node, edges(node).GetEnumerator()));
            return true;
        }
    }
}
