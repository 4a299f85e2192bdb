namespace Collab.Network.ProcessDescriptions;

/// <summary>The order between phases as a graph.</summary>
static class PhaseGraph
{
    /// <summary>Which links lead back to a phase on the way to where they begin, and for each phase the last one that every way to it goes through.</summary>
    /// <param name="after">The places of the phases after each.</param>
    /// <returns>For each link whether it leads back; for each phase the place of that other, −1 when there is none.</returns>
    public static (bool[][] IsBack, int[] Dominator) Of(int[][] after)
    {
        var isBack = after.Select(links => new bool[links.Length]).ToArray();
        var order = new List<int>(after.Length);
        var state = new byte[after.Length];
        for (var start = 0; start < after.Length; start++)
        {
            if (state[start] != 0)
            {
                continue;
            }

            var walk = new Stack<(int Phase, int Link)>();
            state[start] = 1;
            walk.Push((start, 0));
            while (walk.TryPop(out var top))
            {
                if (top.Link == after[top.Phase].Length)
                {
                    state[top.Phase] = 2;
                    order.Add(top.Phase);
                    continue;
                }

                var next = after[top.Phase][top.Link];
                walk.Push((top.Phase, top.Link + 1));
                if (state[next] == 1)
                {
                    isBack[top.Phase][top.Link] = true;
                }
                else if (state[next] == 0)
                {
                    state[next] = 1;
                    walk.Push((next, 0));
                }
            }
        }

        order.Reverse();
        return (isBack, Dominators(after, isBack, order));
    }

    /// <summary>By Cooper, Harvey and Kennedy; without links that lead back one pass is enough.</summary>
    static int[] Dominators(int[][] after, bool[][] isBack, List<int> order)
    {
        var depth = new int[after.Length];
        var dominator = Enumerable.Repeat(-1, after.Length).ToArray();
        var before = new List<int>[after.Length];
        for (var phase = 0; phase < after.Length; phase++)
        {
            for (var link = 0; link < after[phase].Length; link++)
            {
                if (!isBack[phase][link])
                {
                    (before[after[phase][link]] ??= []).Add(phase);
                }
            }
        }

        foreach (var phase in order)
        {
            if (before[phase] is not { } ways)
            {
                continue;
            }

            var common = ways[0];
            foreach (var way in ways.Skip(1))
            {
                var other = way;
                while (common != other && common >= 0 && other >= 0)
                {
                    if (depth[common] > depth[other])
                    {
                        common = dominator[common];
                    }
                    else if (depth[other] > depth[common])
                    {
                        other = dominator[other];
                    }
                    else
                    {
                        (common, other) = (dominator[common], dominator[other]);
                    }
                }

                common = common == other ? common : -1;
            }

            dominator[phase] = common;
            depth[phase] = common < 0 ? 0 : depth[common] + 1;
        }

        return dominator;
    }
}
