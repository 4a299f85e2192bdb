namespace Collab.Bpmn.Model;

/// <summary>Which activities come after which, through gateways and events, and who acts in them.</summary>
/// <param name="model">The model.</param>
public sealed class BpmnSuccessors(BpmnModel model)
{
    readonly Dictionary<string, BpmnElement> _elements = model.Elements.ToDictionary(element => element.Id, StringComparer.Ordinal);
    readonly Dictionary<string, BpmnLane> _lanes = model.Lanes.ToDictionary(lane => lane.Id, StringComparer.Ordinal);
    readonly ILookup<string, BpmnFlow> _after = model.Flows.Where(flow => flow.Kind is BpmnFlowKind.Sequence).ToLookup(flow => flow.Source, StringComparer.Ordinal);
    readonly ILookup<string, BpmnElement> _attached = model.Elements.Where(element => element.AttachedTo is not null).ToLookup(element => element.AttachedTo!, StringComparer.Ordinal);

    /// <summary>What comes after an activity.</summary>
    /// <param name="activity">The activity.</param>
    /// <returns>The type of the first gateway, or null where none divides the way, and each activity once with the conditions on the way to it.</returns>
    public (string? Gateway, IReadOnlyList<(string Element, string? Condition)> Next) Of(BpmnElement activity)
    {
        var found = new List<(string Element, string? Condition)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<(string Element, string? Condition)>();
        string? gateway = null;
        Leave(activity.Id, null);
        foreach (var boundary in _attached[activity.Id])
        {
            Leave(boundary.Id, TitleOf(boundary));
        }

        while (waiting.TryDequeue(out var one))
        {
            if (!seen.Add(one.Element) || !_elements.TryGetValue(one.Element, out var element))
            {
                continue;
            }

            if (element.Kind is BpmnKind.Activity or BpmnKind.SubProcess)
            {
                found.Add(one);
                continue;
            }

            if (element.Kind is BpmnKind.Gateway && gateway is null && _after[element.Id].Skip(1).Any())
            {
                gateway = element.Type;
            }

            Leave(one.Element, one.Condition);
        }

        return (gateway, found);

        void Leave(string element, string? condition)
        {
            foreach (var flow in _after[element])
            {
                waiting.Enqueue((flow.Target, Joined(condition, flow.Name ?? flow.Condition)));
            }
        }
    }

    /// <summary>Who acts in an element: the innermost lane first, then those around it, then the pool where there are several, or where there are no lanes and it is not
    /// just called as the process.</summary>
    public IReadOnlyList<string> RolesOf(BpmnElement element)
    {
        var roles = new List<string>();
        for (var lane = LaneOf(element); lane is not null; lane = lane.Parent is { } parent ? _lanes.GetValueOrDefault(parent) : null)
        {
            Add(roles, lane.Name);
        }

        var process = ProcessOf(element);
        if (model.Participants.FirstOrDefault(participant => participant.Process == process) is { } pool
            && (model.Participants.Count > 1 || (roles.Count == 0 && model.Processes.FirstOrDefault(one => one.Id == process)?.Name != pool.Name)))
        {
            Add(roles, pool.Name);
        }

        return roles;
    }

    /// <summary>The process or collaboration that an element stands in, however deep.</summary>
    public string ProcessOf(BpmnElement element)
    {
        var scope = element.Scope;
        while (_elements.TryGetValue(scope, out var outer))
        {
            scope = outer.Scope;
        }

        return scope;
    }

    BpmnLane? LaneOf(BpmnElement element)
    {
        for (var at = element; at is not null; at = _elements.GetValueOrDefault(at.Scope))
        {
            if ((at.Lane ?? _elements.GetValueOrDefault(at.AttachedTo ?? "")?.Lane) is { } lane)
            {
                return _lanes.GetValueOrDefault(lane);
            }
        }

        return null;
    }

    static string? TitleOf(BpmnElement boundary) => boundary.Name ?? boundary.Triggers.Select(trigger => trigger.Detail).FirstOrDefault();

    static string? Joined(string? first, string? second) => first is null ? second : second is null ? first : $"{first}, {second}";

    static void Add(List<string> roles, string? name)
    {
        if (name is not null && !roles.Contains(name))
        {
            roles.Add(name);
        }
    }
}
