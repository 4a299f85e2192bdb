namespace Collab.Bpmn.Model;

/// <summary>
/// The order in which a reader is told of a process: what comes before stands before, one branch is told to its end before the next begins, and what is in a sub-process follows it. Where
/// a process goes in circles, the circle begins where it is entered.
/// </summary>
public static class BpmnOrder
{
    /// <summary>All elements of a model in the order of reading; each once.</summary>
    /// <param name="model">The model.</param>
    public static IReadOnlyList<BpmnElement> Of(BpmnModel model)
    {
        var scopes = model.Elements.ToLookup(element => element.Scope, StringComparer.Ordinal);
        var after = model.Flows.Where(flow => flow.Kind is BpmnFlowKind.Sequence).ToLookup(flow => flow.Source, flow => flow.Target, StringComparer.Ordinal);
        var attached = model.Elements.Where(element => element.AttachedTo is not null).ToLookup(element => element.AttachedTo!, element => element.Id, StringComparer.Ordinal);
        var told = new List<BpmnElement>(model.Elements.Count);
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scope in ProcessesInOrder(model).Concat(model.Elements.Select(element => element.Scope)))
        {
            Tell(scope);
        }

        return told;

        void Tell(string scope)
        {
            if (!open.Add(scope))
            {
                return;
            }

            foreach (var element in Sorted([.. scopes[scope]], after, attached))
            {
                told.Add(element);
                if (element.Kind is BpmnKind.SubProcess)
                {
                    Tell(element.Id);
                }
            }
        }
    }

    /// <summary>The ids of the processes, those of pools first, in the pools' order.</summary>
    public static IEnumerable<string> ProcessesInOrder(BpmnModel model)
        => model.Participants.Select(participant => participant.Process).OfType<string>().Concat(model.Processes.Select(process => process.Id)).Distinct(StringComparer.Ordinal);

    /// <summary>The elements of one scope: from the starts on, then what starts by itself, then data, notes and groups.</summary>
    static IEnumerable<BpmnElement> Sorted(BpmnElement[] elements, ILookup<string, string> after, ILookup<string, string> attached)
    {
        var nodes = elements.Where(IsNode).ToDictionary(element => element.Id, StringComparer.Ordinal);
        var reached = nodes.Keys.SelectMany(id => after[id].Concat(attached[id])).ToHashSet(StringComparer.Ordinal);
        var starts = nodes.Values
            .OrderBy(element => element.IsTriggeredByEvent ? 3 : reached.Contains(element.Id) ? 2 : element.Type == "startEvent" ? 0 : 1)
            .ToArray();

        // Told in the reverse of the order in which a walk into depth leaves them. What is walked last is told first, so everything is walked from its end.
        var left = new List<BpmnElement>(nodes.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var first in Enumerable.Reverse(ReachableStarts(starts, nodes, after, attached)))
        {
            if (!seen.Add(first.Id))
            {
                continue;
            }

            var walk = new Stack<(BpmnElement Element, Queue<string> Next)>();
            walk.Push((first, Next(first)));
            while (walk.TryPeek(out var top))
            {
                if (!top.Next.TryDequeue(out var next))
                {
                    left.Add(top.Element);
                    walk.Pop();
                }
                else if (nodes.TryGetValue(next, out var element) && seen.Add(next))
                {
                    walk.Push((element, Next(element)));
                }
            }
        }

        left.Reverse();
        return left.Concat(elements.Where(element => !IsNode(element)));

        // The main way is told before what happens when an event interrupts it.
        Queue<string> Next(BpmnElement element) => new(after[element.Id].Concat(attached[element.Id]).Reverse());
    }

    /// <summary>Where walks begin: at what nothing leads to, and, in a circle that nothing leads to, at its first element.</summary>
    static List<BpmnElement> ReachableStarts(BpmnElement[] starts, Dictionary<string, BpmnElement> nodes, ILookup<string, string> after, ILookup<string, string> attached)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var chosen = new List<BpmnElement>();
        foreach (var start in starts.Where(start => !reached.Contains(start.Id)))
        {
            chosen.Add(start);
            var waiting = new Stack<string>([start.Id]);
            while (waiting.TryPop(out var id))
            {
                if (nodes.ContainsKey(id) && reached.Add(id))
                {
                    foreach (var next in after[id].Concat(attached[id]))
                    {
                        waiting.Push(next);
                    }
                }
            }
        }

        return chosen;
    }

    static bool IsNode(BpmnElement element) => element.Kind is not (BpmnKind.Data or BpmnKind.Annotation or BpmnKind.Group);
}
