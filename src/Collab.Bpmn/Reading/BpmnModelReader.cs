using Collab.Bpmn.Model;
using Collab.Bpmn.Xml;

namespace Collab.Bpmn.Reading;

/// <summary>Makes a model of a file's tree.</summary>
sealed class BpmnModelReader(ElementNode root)
{
    readonly BpmnIndex _index = BpmnIndex.Of(root);
    readonly BpmnUnmodelledCount _unmodelled = new();
    readonly List<BpmnProblem> _problems = [];
    readonly List<BpmnProcess> _processes = [];
    readonly List<BpmnParticipant> _participants = [];
    readonly List<BpmnLane> _lanes = [];
    readonly List<(BpmnElement Element, ElementNode Node)> _elements = [];
    readonly List<ElementNode> _flows = [];
    readonly Dictionary<string, string> _laneOf = new(StringComparer.Ordinal);
    readonly Dictionary<string, ElementNode> _places = new(StringComparer.Ordinal);
    readonly HashSet<string> _defaults = new(StringComparer.Ordinal);

    /// <summary>Where each element of the model stands in the file.</summary>
    public IReadOnlyDictionary<string, ElementNode> Places => _places;

    /// <summary>The model.</summary>
    /// <param name="problems">Why there is none; empty when there is one.</param>
    public BpmnModel? Read(out IReadOnlyList<BpmnProblem> problems)
    {
        problems = _problems;
        if (root.Name != "definitions" || root.Namespace != BpmnNames.Model)
        {
            _problems.Add(new BpmnProblem(BpmnProblemKind.NotBpmn, root.Name, root.Line));
            return null;
        }

        foreach (var child in root.Children)
        {
            Walk(child, _index.IdOf(root));
        }

        if (_processes.Count == 0 && _participants.Count == 0)
        {
            _problems.Add(new BpmnProblem(BpmnProblemKind.NoProcess));
            return null;
        }

        if (_elements.Count + _flows.Count + _participants.Count + _lanes.Count > BpmnLimits.MaxShown)
        {
            _problems.Add(new BpmnProblem(BpmnProblemKind.TooManyElements));
            return null;
        }

        var elements = _elements.ConvertAll(one => Completed(one.Element, one.Node));
        var flows = new BpmnFlowReader(_index, _places, _unmodelled, _problems).Read(_flows, _defaults);
        var (shapes, edges) = BpmnDiagramReader.Read(root, _index, flows.Select(flow => flow.Id).Concat(_places.Keys).ToHashSet(StringComparer.Ordinal));
        return _problems.Count > 0 ? null : new BpmnModel(_processes, _participants, _lanes, elements, flows, shapes, edges, _unmodelled.All);
    }

    void Walk(ElementNode node, string scope)
    {
        if (node.Namespace != BpmnNames.Model)
        {
            if (node.Namespace is not BpmnNames.Diagram)
            {
                _unmodelled.AddExtension(node);
            }

            return;
        }

        _unmodelled.AddAttributes(node);
        switch (node.Name)
        {
            case "process":
                _processes.Add(new BpmnProcess(Place(node), NameOf(node)) { Documentation = DocumentationOf(node) });
                scope = _index.IdOf(node);
                break;
            case "collaboration":
                scope = _index.IdOf(node);
                break;
            case "participant":
                _participants.Add(new BpmnParticipant(Place(node), NameOf(node), ProcessOf(node)));
                break;
            case "lane":
                AddLane(node, scope);
                break;
            case "extensionElements":
                foreach (var child in node.Children)
                {
                    _unmodelled.AddExtension(child);
                }

                return;
            case var name when BpmnNames.Flows.ContainsKey(name):
                _flows.Add(node);
                break;
            case var name when BpmnNames.Kinds.TryGetValue(name, out var kind):
                _elements.Add((new BpmnElement(Place(node), kind, name, TitleOf(node), scope), node));
                scope = kind is BpmnKind.SubProcess ? _index.IdOf(node) : scope;
                break;
            case var name when BpmnNames.DrawnData.Contains(name) && _index.IsDrawn(node):
                _elements.Add((new BpmnElement(Place(node), BpmnKind.Data, name, TitleOf(node), scope), node));
                break;
            case "ioSpecification":
                _unmodelled.Add(node);
                foreach (var drawn in node.Children.Where(child => BpmnNames.DrawnData.Contains(child.Name) && _index.IsDrawn(child)))
                {
                    Walk(drawn, scope);
                }

                return;
            case var name when !BpmnNames.Details.Contains(name):
                _unmodelled.Add(node);
                return;
        }

        foreach (var child in node.Children)
        {
            Walk(child, scope);
        }
    }

    /// <summary>The id of something of the model, which nothing else of the model has.</summary>
    string Place(ElementNode node)
    {
        var id = _index.IdOf(node);
        if (!_places.TryAdd(id, node))
        {
            Problem(new BpmnProblem(BpmnProblemKind.DuplicateId, id, node.Line));
        }

        return id;
    }

    void AddLane(ElementNode node, string scope)
    {
        var id = Place(node);
        _lanes.Add(new BpmnLane(id, NameOf(node), scope, node.Parent is { Name: "childLaneSet", Parent: { } outer } ? _index.IdOf(outer) : null));
        foreach (var reference in node.Named("flowNodeRef"))
        {
            if (_index.Find(reference.Text.Trim()) is { } element)
            {
                // An inner lane comes after the outer one, and is the one that tells most.
                _laneOf[_index.IdOf(element)] = id;
            }
            else
            {
                Problem(new BpmnProblem(BpmnProblemKind.DanglingReference, reference.Text.Trim(), reference.Line) { Where = id });
            }
        }
    }

    string? ProcessOf(ElementNode participant)
    {
        if (participant.Attribute("processRef") is not { Length: > 0 } reference)
        {
            return null;
        }

        if (_index.Find(reference) is not { } process)
        {
            Problem(new BpmnProblem(BpmnProblemKind.DanglingReference, reference, participant.Line) { Where = _index.IdOf(participant) });
            return null;
        }

        return _index.IdOf(process);
    }

    BpmnElement Completed(BpmnElement element, ElementNode node)
    {
        if (node.Attribute("default") is { } flow)
        {
            _defaults.Add(flow);
        }

        return element with
        {
            Lane = _laneOf.GetValueOrDefault(element.Id),
            AttachedTo = element.Type == "boundaryEvent" ? AttachedTo(node) : null,
            IsInterrupting = node.Attribute("cancelActivity") != "false" && node.Attribute("isInterrupting") != "false",
            Triggers = element.Kind is BpmnKind.Event ? BpmnTriggerReader.Read(node, _index) : [],
            Repeats = node.Children.FirstOrDefault(child => child.Name.EndsWith("LoopCharacteristics", StringComparison.Ordinal)) switch
            {
                null => null,
                { Name: "standardLoopCharacteristics" } => "loop",
                var many => many.Attribute("isSequential") is "true" or "1" ? "sequential" : "parallel",
            },
            Calls = element.Type == "callActivity" && node.Attribute("calledElement") is { Length: > 0 } called ? NameOf(_index.Find(called)) ?? called : null,
            State = node.Named("dataState").Select(NameOf).FirstOrDefault(),
            IsForCompensation = node.Attribute("isForCompensation") is "true",
            IsTriggeredByEvent = node.Attribute("triggeredByEvent") is "true",
            Documentation = DocumentationOf(node),
        };
    }

    string? AttachedTo(ElementNode node)
    {
        var reference = node.Attribute("attachedToRef");
        if (_index.Find(reference) is { } activity)
        {
            return _index.IdOf(activity);
        }

        Problem(new BpmnProblem(BpmnProblemKind.DanglingReference, reference ?? "attachedToRef", node.Line) { Where = _index.IdOf(node) });
        return null;
    }

    void Problem(BpmnProblem problem)
    {
        if (_problems.Count < BpmnLimits.MaxProblems)
        {
            _problems.Add(problem);
        }
    }

    /// <summary>What a reader sees in or beside the shape.</summary>
    string? TitleOf(ElementNode node) => node.Name switch
    {
        "textAnnotation" => Clean(string.Concat(node.Named("text").Select(text => text.Text))),
        "group" => Clean(_index.Find(node.Attribute("categoryValueRef"))?.Attribute("value")),
        "dataObjectReference" => NameOf(node) ?? NameOf(_index.Find(node.Attribute("dataObjectRef"))),
        "dataStoreReference" => NameOf(node) ?? NameOf(_index.Find(node.Attribute("dataStoreRef"))),
        _ => NameOf(node),
    };

    internal static string? NameOf(ElementNode? node) => Clean(node?.Attribute("name"));

    static string? DocumentationOf(ElementNode node) => Clean(string.Join('\n', node.Named("documentation").Select(text => text.Text.Trim())));

    /// <summary>Words as one line, or as lines of a documentation; null when there are none.</summary>
    internal static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
