using System.Text;
using Collab.Bpmn.Model;

namespace Collab.Network.ProcessDescriptions.Outlines;

/// <summary>A process as an ordered text, which tells a screen reader's user all that the diagram and the phases tell.</summary>
/// <param name="Lines">The lines, in order.</param>
sealed record ProcessOutline(IReadOnlyList<OutlineLine> Lines)
{
    /// <summary>The whole as plain text, two blanks for each depth.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            foreach (var line in Lines)
            {
                text.Append(' ', 2 * line.Depth).Append(line.Number is { } number ? number + ". " : "").Append(line.Text).Append('\n');
            }

            return text.ToString();
        }
    }

    public static ProcessOutline Of(ProcessPicture picture) => new(new OutlineBuilder(picture).Build());
}

/// <summary>Tells a picture line by line.</summary>
sealed class OutlineBuilder
{
    readonly ProcessPicture _picture;
    readonly BpmnModel _model;
    readonly OutlineWords _words;
    readonly List<OutlineLine> _lines = [];
    readonly IReadOnlyList<BpmnElement> _order;
    readonly Dictionary<string, string> _numbers;
    readonly OutlineNames _names;
    readonly OutlineElements _elements;

    public OutlineBuilder(ProcessPicture picture)
    {
        _picture = picture;
        _model = picture.Model;
        _words = new OutlineWords(picture.Language);
        _order = BpmnOrder.Of(_model);
        _numbers = Numbers();
        _names = new OutlineNames(_model, _words, _numbers);
        _elements = new OutlineElements(picture, _words, _names, _order);
    }

    public IReadOnlyList<OutlineLine> Build()
    {
        Add(0, _picture.Process.Title.For(_picture.Language));
        Participants();
        foreach (var scope in BpmnOrder.ProcessesInOrder(_model))
        {
            Tell(scope);
        }

        var known = BpmnOrder.ProcessesInOrder(_model).ToHashSet(StringComparer.Ordinal);
        Beside([.. _order.Where(element => !known.Contains(_names.ProcessOf(element)))]);
        Rest();
        return _lines;
    }

    /// <summary>Lines between what has no line of its own, such as a message to a lane.</summary>
    void Rest()
    {
        var told = _lines.SelectMany(line => line.Elements).ToHashSet(StringComparer.Ordinal);
        foreach (var flow in _model.Flows.Where(flow => !told.Contains(flow.Id)))
        {
            var name = (flow.Name ?? flow.Message ?? flow.Condition) is { } said ? $" ({OutlineNames.OneLine(said)})" : "";
            Add(1, $"{_names.Of(flow.Source)}. {_words.GoesWith}{name}: {_names.Of(flow.Target)}.", [flow.Id]);
        }
    }

    /// <summary>The pools, when there is more to tell of them than the heading of their process.</summary>
    void Participants()
    {
        if (_model.Participants.Count < 2 && _model.Participants.All(pool => pool.Process is not null))
        {
            return;
        }

        Add(0, _words.Participants + ":");
        foreach (var pool in _model.Participants)
        {
            Add(1, _names.Of(pool.Id) + (pool.Process is null ? $" ({_words.NotTold})" : ""), [pool.Id]);
            foreach (var line in _elements.FlowsOf(pool.Id))
            {
                Add(2, line.Text, line.Elements);
            }
        }
    }

    void Tell(string process)
    {
        var pool = _model.Participants.FirstOrDefault(participant => participant.Process == process);
        var told = _model.Processes.FirstOrDefault(one => one.Id == process);
        var own = _order.Where(element => _names.ProcessOf(element) == process).ToArray();
        var lanes = _model.Lanes.Where(lane => _names.ProcessOf(lane.Process) == process).ToArray();
        var isPlain = _model.Processes.Count == 1 && pool?.Name == _picture.Process.Title.For(_picture.Language);
        var name = pool?.Name ?? told?.Name;
        if (!isPlain)
        {
            Add(0, name is null ? $"{_words.Process} ({_words.NoName}):" : $"{_words.Process}: {name}", [process, .. pool is null ? [] : new[] { pool.Id }]);
            if (told?.Name is { } inner && inner != name)
            {
                Add(1, inner, [process]);
            }
        }
        else
        {
            _lines[0] = _lines[0] with { Elements = [process, pool!.Id] };
        }

        foreach (var line in (told?.Documentation ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Add(1, line, [process]);
        }

        if (lanes.Length > 0)
        {
            Add(1, $"{_words.Roles}: {string.Join(", ", lanes.Select(lane => LaneOf(lane)))}", [.. lanes.Select(lane => lane.Id)]);
        }

        foreach (var element in own.Where(element => _numbers.ContainsKey(element.Id)))
        {
            _lines.AddRange(_elements.Of(element, _numbers[element.Id]));
        }

        Beside([.. own.Where(element => !_numbers.ContainsKey(element.Id))]);
    }

    string LaneOf(BpmnLane lane)
    {
        var name = lane.Name ?? _words.WithoutRole;
        return lane.Parent is { } parent && _model.Lanes.FirstOrDefault(one => one.Id == parent)?.Name is { } outer ? $"{name} ({outer})" : name;
    }

    /// <summary>Data, notes and groups, which have no place in the order.</summary>
    void Beside(BpmnElement[] elements)
    {
        foreach (var (heading, some) in (ReadOnlySpan<(string, BpmnElement[])>)
            [
                (_words.Data, [.. elements.Where(element => element.Kind is BpmnKind.Data)]),
                (_words.Notes, [.. elements.Where(element => element.Kind is BpmnKind.Annotation or BpmnKind.Group)]),
            ])
        {
            if (some.Length == 0)
            {
                continue;
            }

            Add(1, heading + ":");
            foreach (var element in some)
            {
                _lines.AddRange(_elements.Beside(element));
            }
        }

        foreach (var element in elements.Where(element => element.Kind is not (BpmnKind.Data or BpmnKind.Annotation or BpmnKind.Group)))
        {
            _lines.AddRange(_elements.Of(element, _numbers.GetValueOrDefault(element.Id)));
        }
    }

    /// <summary>1, 2, 3 through all processes; what is in a sub-process has its number before.</summary>
    Dictionary<string, string> Numbers()
    {
        var (numbers, counts) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var element in _order.Where(element => element.Kind is not (BpmnKind.Data or BpmnKind.Annotation or BpmnKind.Group)))
        {
            var outer = numbers.GetValueOrDefault(element.Scope);
            var count = counts[outer ?? ""] = counts.GetValueOrDefault(outer ?? "") + 1;
            numbers.Add(element.Id, outer is null ? FormattableString.Invariant($"{count}") : FormattableString.Invariant($"{outer}.{count}"));
        }

        return numbers;
    }

    void Add(int depth, string text, IReadOnlyList<string>? elements = null) => _lines.Add(new OutlineLine(depth, null, text, elements ?? []));
}
