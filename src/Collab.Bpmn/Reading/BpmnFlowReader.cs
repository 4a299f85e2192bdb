using Collab.Bpmn.Model;
using Collab.Bpmn.Xml;

namespace Collab.Bpmn.Reading;

/// <summary>
/// Reads the lines between elements. One that leads to nothing is a problem, unless it is what a tool left behind: then it is counted as such. A data association to what a machine alone
/// uses is left out too.
/// </summary>
sealed class BpmnFlowReader(BpmnIndex index, Dictionary<string, ElementNode> places, BpmnUnmodelledCount unmodelled, List<BpmnProblem> problems)
{
    readonly Dictionary<string, BpmnFlow> _found = new(StringComparer.Ordinal);

    public IReadOnlyList<BpmnFlow> Read(IReadOnlyList<ElementNode> nodes, HashSet<string> defaults)
    {
        // What leads to other lines is read after them.
        foreach (var node in nodes.Where(node => node.Name != "association").Concat(nodes.Where(node => node.Name == "association")))
        {
            if (Read(node) is { } flow)
            {
                if (!_found.TryAdd(flow.Id, flow with { IsDefault = defaults.Contains(flow.Id) }) || places.ContainsKey(flow.Id))
                {
                    Problem(new BpmnProblem(BpmnProblemKind.DuplicateId, flow.Id, node.Line));
                }

                places[flow.Id] = node;
            }
        }

        return [.. _found.Values];
    }

    BpmnFlow? Read(ElementNode node)
    {
        var kind = BpmnNames.Flows[node.Name];
        return kind is BpmnFlowKind.Data ? ReadData(node) : ReadEnds(node, kind);
    }

    BpmnFlow? ReadEnds(ElementNode node, BpmnFlowKind kind)
    {
        var (source, target) = (index.Resolve(node.Attribute("sourceRef")), index.Resolve(node.Attribute("targetRef")));
        if (source is not null && target is not null)
        {
            if (!places.ContainsKey(source) || !places.ContainsKey(target))
            {
                unmodelled.Add(node);
                return null;
            }

            return new BpmnFlow(index.IdOf(node), kind, BpmnModelReader.NameOf(node), source, target)
            {
                Condition = BpmnModelReader.Clean(node.Named("conditionExpression").Select(condition => condition.Text).FirstOrDefault()),
                Message = BpmnModelReader.NameOf(index.Find(node.Attribute("messageRef"))),
            };
        }

        if (IsLeftBehind(node))
        {
            unmodelled.Add(node, BpmnUnmodelledReason.LeadsNowhere);
            return null;
        }

        foreach (var (end, name) in (ReadOnlySpan<(string?, string)>)[(source, "sourceRef"), (target, "targetRef")])
        {
            if (end is null)
            {
                Problem(new BpmnProblem(BpmnProblemKind.DanglingReference, node.Attribute(name) ?? name, node.Line) { Where = index.IdOf(node) });
            }
        }

        return null;
    }

    /// <summary>Data that the activity or event around the association reads or writes.</summary>
    BpmnFlow? ReadData(ElementNode node)
    {
        var isRead = node.Name == "dataInputAssociation";
        var user = index.IdOf(node.Parent!);
        foreach (var reference in node.Named(isRead ? "sourceRef" : "targetRef"))
        {
            if (index.Resolve(reference.Text.Trim()) is { } data && places.ContainsKey(data))
            {
                return new BpmnFlow(index.IdOf(node), BpmnFlowKind.Data, null, isRead ? data : user, isRead ? user : data);
            }
        }

        unmodelled.Add(node, node.Named(isRead ? "sourceRef" : "targetRef").Any(reference => index.Find(reference.Text.Trim()) is null)
            ? BpmnUnmodelledReason.LeadsNowhere
            : BpmnUnmodelledReason.NotUnderstood);
        return null;
    }

    /// <summary>Whether the diagram passes over a line, or nothing but lines stands where it stands, as tools write it that drop the inside of a call.</summary>
    bool IsLeftBehind(ElementNode node)
        => (index.HasDiagram && !index.IsDrawn(node)) || node.Parent?.Children.Any(child => BpmnNames.Kinds.ContainsKey(child.Name) || child.Name == "participant") != true;

    void Problem(BpmnProblem problem)
    {
        if (problems.Count < BpmnLimits.MaxProblems)
        {
            problems.Add(problem);
        }
    }
}
