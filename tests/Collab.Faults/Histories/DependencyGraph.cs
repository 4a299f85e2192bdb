namespace Collab.Faults.Histories;

/// <summary>Which operation must have come before which, by number; finds what goes round in a circle.</summary>
/// <param name="count">How many operations there are.</param>
sealed class DependencyGraph(int count)
{
    readonly List<(int To, string Why)>[] _edges = [.. Enumerable.Range(0, count).Select(_ => new List<(int, string)>())];

    /// <summary>Says that one came before another.</summary>
    public void Add(int from, int to, string why)
    {
        if (from != to) _edges[from].Add((to, why));
    }

    /// <summary>The sets of operations that each came before each other: strongly connected components of more than one (Tarjan, without recursion).</summary>
    public IReadOnlyList<IReadOnlyList<int>> Cycles()
    {
        var found = new List<IReadOnlyList<int>>();
        var (index, low, on) = (new int[count], new int[count], new bool[count]);
        var (next, open) = (0, new Stack<int>());
        for (var root = 0; root < count; root++)
        {
            if (index[root] != 0) continue;
            var path = new Stack<(int Node, int Edge)>([(root, 0)]);
            while (path.TryPop(out var at))
            {
                if (at.Edge == 0)
                {
                    index[at.Node] = low[at.Node] = ++next;
                    open.Push(at.Node);
                    on[at.Node] = true;
                }
                else if (on[_edges[at.Node][at.Edge - 1].To])
                {
                    low[at.Node] = Math.Min(low[at.Node], low[_edges[at.Node][at.Edge - 1].To]);
                }

                if (at.Edge < _edges[at.Node].Count)
                {
                    path.Push((at.Node, at.Edge + 1));
                    var to = _edges[at.Node][at.Edge].To;
                    if (index[to] == 0) path.Push((to, 0));
                }
                else if (low[at.Node] == index[at.Node])
                {
                    var members = new List<int>();
                    do
                    {
                        members.Add(open.Pop());
                        on[members[^1]] = false;
                    }
                    while (members[^1] != at.Node);
                    if (members.Count > 1) found.Add(members);
                }
            }
        }

        return found;
    }

    /// <summary>The shortest way from one to another, in words; null when there is none.</summary>
    public string? Way(int from, int to)
    {
        var came = new Dictionary<int, (int From, string Why)>();
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var at))
        {
            if (at == to) return Describe(came, from, to);
            foreach (var (next, why) in _edges[at])
            {
                if (next != from && came.TryAdd(next, (at, why))) queue.Enqueue(next);
            }
        }

        return null;
    }

    static string Describe(Dictionary<int, (int From, string Why)> came, int from, int to)
    {
        var steps = new List<string>();
        for (var at = to; at != from; at = came[at].From) steps.Insert(0, $"-{came[at].Why}-> {at}");
        return $"{from} {string.Join(' ', steps)}";
    }
}
