using Collab.Bpmn.Model;

namespace Collab.Network.ProcessDescriptions.Outlines;

/// <summary>What an outline calls what it tells of.</summary>
sealed class OutlineNames
{
    readonly OutlineWords _words;
    readonly Dictionary<string, string> _numbers;
    readonly Dictionary<string, BpmnElement> _elements;
    readonly Dictionary<string, string?> _others;
    readonly BpmnSuccessors _places;

    public OutlineNames(BpmnModel model, OutlineWords words, Dictionary<string, string> numbers)
    {
        (_words, _numbers) = (words, numbers);
        _places = new BpmnSuccessors(model);
        _elements = model.Elements.ToDictionary(element => element.Id, StringComparer.Ordinal);
        _others = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (id, name) in model.Participants.Select(pool => (pool.Id, pool.Name))
            .Concat(model.Lanes.Select(lane => (lane.Id, lane.Name)))
            .Concat(model.Processes.Select(process => (process.Id, process.Name)))
            .Concat(model.Flows.Select(flow => (flow.Id, flow.Name))))
        {
            _others.TryAdd(id, name);
        }
    }

    /// <summary>An element by its number and name, another thing by its name.</summary>
    public string Of(string id)
        => _elements.TryGetValue(id, out var element) ? Of(element)
            : _others.GetValueOrDefault(id) is { } name ? OneLine(name) : _words.NoName;

    /// <summary>The name alone, or what the element is.</summary>
    public string TitleOf(BpmnElement element) => element.Name is { } name ? OneLine(name) : _words.Kind(element);

    public string ProcessOf(BpmnElement element) => _places.ProcessOf(element);

    /// <summary>The process around a process or sub-process; itself for a process.</summary>
    public string ProcessOf(string scope) => _elements.TryGetValue(scope, out var outer) ? ProcessOf(outer) : scope;

    public IReadOnlyList<string> RolesOf(BpmnElement element) => _places.RolesOf(element);

    /// <summary>Words as one line.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    string Of(BpmnElement element)
        => _numbers.TryGetValue(element.Id, out var number)
            ? element.Name is { } name ? $"{_words.Step(number)}, {OneLine(name)}" : $"{_words.Step(number)} ({_words.Kind(element)})"
            : TitleOf(element);
}
