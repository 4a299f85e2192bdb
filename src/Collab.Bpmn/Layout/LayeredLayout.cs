using Collab.Bpmn.Model;

namespace Collab.Bpmn.Layout;

/// <summary>
/// Places a process from left to right: each element in the column after the last of those before it, in its lane's rows; lines run at right angles through the gaps between columns, and
/// back to an earlier element below everything. The same process is always placed alike.
/// </summary>
static class LayeredLayout
{
    public const double Left = 160;
    public const double Top = 80;
    public const double Header = 30;
    const double Column = 190;
    const double Row = 110;
    const double Gap = 90;
    const double BackStep = 12;

    /// <summary>Places elements.</summary>
    /// <param name="nodes">The elements, in order.</param>
    /// <param name="links">The lines between them, by place in <paramref name="nodes"/>.</param>
    /// <param name="lanes">How many lanes there are; at least 1.</param>
    public static PlacedProcess Place(IReadOnlyList<LayoutNode> nodes, IReadOnlyList<LayoutLink> links, int lanes)
    {
        var isBack = BackLinks(nodes.Count, links);
        var columns = Columns(nodes.Count, links, isBack);
        var grid = new LaneGrid(lanes);
        var rows = new int[nodes.Count];
        var bends = new List<(int Lane, int Column, int Row)>?[links.Count];
        var width = nodes.Count == 0 ? 1 : columns.Max() + 1;
        var forward = Enumerable.Range(0, links.Count).Where(index => !isBack[index]).ToArray();
        var (coming, leaving) = (forward.ToLookup(index => links[index].To), forward.ToLookup(index => links[index].From));

        // Column by column, so that what goes on straight stands in the row of what it comes from.
        foreach (var node in Enumerable.Range(0, nodes.Count).OrderBy(node => columns[node]).ThenBy(node => node))
        {
            var near = coming[node].Select(index => links[index].From).Where(before => nodes[before].Lane == nodes[node].Lane).Select(before => rows[before]).DefaultIfEmpty(0).Min();
            rows[node] = grid.Take(nodes[node].Lane, columns[node], near);
            foreach (var index in leaving[node])
            {
                for (var column = columns[node] + 1; column < columns[links[index].To]; column++)
                {
                    (bends[index] ??= []).Add((nodes[node].Lane, column, grid.Take(nodes[node].Lane, column, rows[node])));
                }
            }
        }

        var laneTops = new double[lanes + 1];
        for (var lane = 0; lane < lanes; lane++)
        {
            laneTops[lane + 1] = laneTops[lane] + Math.Max(1, grid.RowsOf(lane)) * Row + 20;
        }

        var bottom = Top + laneTops[lanes] + isBack.Count(back => back) * BackStep;
        double X(int column) => Left + (2 * Header) + 20 + (column * Column) + (Column / 2);
        double Y(int lane, int row) => Top + laneTops[lane] + 10 + (row * Row) + (Row / 2);
        double CenterY(int node) => Y(nodes[node].Lane, rows[node]);

        var shapes = nodes.Select((node, index) => new BpmnShape(
            node.Id, X(columns[index]) - (node.Width / 2), CenterY(index) - (node.Height / 2), node.Width, node.Height)).ToArray();
        var edges = new BpmnEdge[links.Count];
        var backs = 0;
        for (var index = 0; index < links.Count; index++)
        {
            var (from, to) = (links[index].From, links[index].To);
            var path = new List<BpmnPoint> { new(shapes[from].X + shapes[from].Width, CenterY(from)) };
            var shift = (index % 5) * 8;
            if (isBack[index])
            {
                var below = Top + laneTops[lanes] + (backs++ * BackStep) - 4;
                path.Add(new(X(columns[from]) + (Column - Gap) / 2 + 10 + shift, path[0].Y));
                path.Add(new(path[^1].X, below));
                path.Add(new(X(columns[to]) - (Column / 2) + 5 + shift, below));
                path.Add(new(path[^1].X, CenterY(to)));
            }
            else
            {
                foreach (var (lane, column, row) in bends[index] ?? [])
                {
                    Turn(path, X(column) - (Column / 2) - 10 + shift, Y(lane, row));
                }

                Turn(path, X(columns[to]) - (Column / 2) - 10 + shift, CenterY(to));
            }

            path.Add(new(shapes[to].X, CenterY(to)));
            edges[index] = new BpmnEdge(links[index].Id, path);
        }

        return new PlacedProcess(
            shapes,
            edges,
            (width * Column) + (2 * Header) + 40,
            bottom - Top,
            [.. Enumerable.Range(0, lanes).Select(lane => (Top + laneTops[lane], (lane == lanes - 1 ? bottom - Top : laneTops[lane + 1]) - laneTops[lane]))]);
    }

    /// <summary>Goes to another height at a place between columns; straight on when the height is the same.</summary>
    static void Turn(List<BpmnPoint> path, double x, double y)
    {
        if (Math.Abs(path[^1].Y - y) > 0.5)
        {
            path.Add(new(x, path[^1].Y));
            path.Add(new(x, y));
        }
    }

    /// <summary>The lines that lead back to something on the way to where they begin.</summary>
    static bool[] BackLinks(int count, IReadOnlyList<LayoutLink> links)
    {
        var leaving = links.Select((link, index) => (link, index)).ToLookup(one => one.link.From);
        var isBack = new bool[links.Count];
        var state = new byte[count];
        for (var start = 0; start < count; start++)
        {
            if (state[start] != 0)
            {
                continue;
            }

            // Depth first by hand: a process may be long, and the stack is short.
            var open = new Stack<(int Node, IEnumerator<(LayoutLink Link, int Index)> Links)>();
            state[start] = 1;
            open.Push((start, leaving[start].GetEnumerator()));
            while (open.TryPeek(out var top))
            {
                if (!top.Links.MoveNext())
                {
                    state[top.Node] = 2;
                    open.Pop();
                }
                else if (state[top.Links.Current.Link.To] == 1)
                {
                    isBack[top.Links.Current.Index] = true;
                }
                else if (state[top.Links.Current.Link.To] == 0)
                {
                    var next = top.Links.Current.Link.To;
                    state[next] = 1;
                    open.Push((next, leaving[next].GetEnumerator()));
                }
            }
        }

        return isBack;
    }

    static int[] Columns(int count, IReadOnlyList<LayoutLink> links, bool[] isBack)
    {
        var columns = new int[count];
        var waiting = new int[count];
        for (var index = 0; index < links.Count; index++)
        {
            waiting[links[index].To] += isBack[index] ? 0 : 1;
        }

        var leaving = links.Where((_, index) => !isBack[index]).ToLookup(link => link.From);
        var ready = new Queue<int>(Enumerable.Range(0, count).Where(node => waiting[node] == 0));
        while (ready.TryDequeue(out var node))
        {
            foreach (var link in leaving[node])
            {
                columns[link.To] = Math.Max(columns[link.To], columns[node] + 1);
                if (--waiting[link.To] == 0)
                {
                    ready.Enqueue(link.To);
                }
            }
        }

        return columns;
    }

    /// <summary>Which cells of lanes, columns and rows are taken.</summary>
    sealed class LaneGrid(int lanes)
    {
        readonly HashSet<(int Lane, int Column, int Row)> _taken = [];
        readonly int[] _rows = new int[lanes];

        public int RowsOf(int lane) => _rows[lane];

        /// <summary>The first free row of a column, from a row on.</summary>
        public int Take(int lane, int column, int wanted)
        {
            while (!_taken.Add((lane, column, wanted)))
            {
                wanted++;
            }

            _rows[lane] = Math.Max(_rows[lane], wanted + 1);
            return wanted;
        }
    }
}

/// <summary>An element to place, in pixels.</summary>
readonly record struct LayoutNode(string Id, int Lane, double Width, double Height);

/// <summary>A line to place, between elements by their places.</summary>
readonly record struct LayoutLink(string Id, int From, int To);

/// <summary>A placed process: its shapes and lines, the size of its pool, and each lane's top and height.</summary>
sealed record PlacedProcess(IReadOnlyList<BpmnShape> Shapes, IReadOnlyList<BpmnEdge> Edges, double Width, double Height, IReadOnlyList<(double Top, double Height)> Lanes);
