using Collab.Bpmn.Model;

namespace Collab.Network.ProcessDescriptions.Outlines;

/// <summary>Tells single elements: what they are, who acts in them, what comes after them, what goes with them.</summary>
sealed class OutlineElements(ProcessPicture picture, OutlineWords words, OutlineNames names, IReadOnlyList<BpmnElement> order)
{
    readonly ILookup<string, BpmnFlow> _leaving = picture.Model.Flows.ToLookup(flow => flow.Source, StringComparer.Ordinal);
    readonly ILookup<string, BpmnFlow> _coming = picture.Model.Flows.ToLookup(flow => flow.Target, StringComparer.Ordinal);
    readonly Dictionary<string, BpmnShape> _shapes = picture.Model.Shapes.ToDictionary(shape => shape.Element, StringComparer.Ordinal);
    readonly Dictionary<string, int> _places = order.Select((element, index) => (element.Id, index)).ToDictionary(one => one.Id, one => one.index, StringComparer.Ordinal);

    /// <summary>A step of the process, with what goes with it below.</summary>
    public IEnumerable<OutlineLine> Of(BpmnElement element, string? number)
    {
        var depth = 1 + (number?.Count(sign => sign == '.') ?? 0);
        var phase = picture.PhaseOf(element.Id) is { } there ? new ShownPhase(picture.Process, there) : null;
        var next = _leaving[element.Id].Where(flow => flow.Kind is BpmnFlowKind.Sequence).ToArray();
        var onward = Onward(element, next);
        yield return new OutlineLine(depth, number, $"{Head(element, phase)}{(onward.Sentence.Length == 0 ? "" : " " + onward.Sentence)}", [element.Id, .. onward.Elements], phase);
        foreach (var line in onward.Ways)
        {
            yield return line with { Depth = depth + 1 };
        }

        foreach (var line in (phase is null ? [] : OfPhase(phase)).Concat(Said(element, phase)).Concat(FlowsOf(element.Id)))
        {
            yield return line with { Depth = depth + 1 };
        }
    }

    /// <summary>Data, a note or a group, with what it goes with.</summary>
    public IEnumerable<OutlineLine> Beside(BpmnElement element)
    {
        var title = element.Kind switch
        {
            BpmnKind.Annotation => $"{words.Note}: {names.TitleOf(element)}",
            BpmnKind.Group => $"{words.Group}: {(element.Name is { } name ? OutlineNames.OneLine(name) : words.NoName)}{Inside(element)}",
            _ when element.Name is null => words.Kind(element),
            _ => $"{names.TitleOf(element)} ({words.Kind(element)})",
        };
        yield return new OutlineLine(2, null, element.State is { } state ? $"{title} [{state}]" : title, [element.Id]);
        foreach (var line in Said(element, null).Concat(FlowsOf(element.Id)))
        {
            yield return line with { Depth = 3 };
        }
    }

    /// <summary>The messages, data and associations of something, each told once at each of its ends.</summary>
    public IEnumerable<OutlineLine> FlowsOf(string id)
    {
        foreach (var (flow, leaves) in _leaving[id].Select(flow => (flow, true)).Concat(_coming[id].Select(flow => (flow, false))))
        {
            var other = names.Of(leaves ? flow.Target : flow.Source);
            var text = (flow.Kind, leaves) switch
            {
                (BpmnFlowKind.Message, true) => $"{words.Sends}{Named(flow)}, {words.To}: {other}.",
                (BpmnFlowKind.Message, false) => $"{words.Receives}{Named(flow)}, {words.From}: {other}.",
                (BpmnFlowKind.Data, true) when !IsData(id) => $"{words.Writes}: {other}.",
                (BpmnFlowKind.Data, false) when !IsData(id) => $"{words.Reads}: {other}.",
                (BpmnFlowKind.Data, _) => $"{words.GoesWith}: {other}.",
                (BpmnFlowKind.Association, _) => $"{words.GoesWith}{(flow.Name is { } name ? $" ({OutlineNames.OneLine(name)})" : "")}: {other}.",
                _ => null,
            };
            if (text is not null)
            {
                yield return new OutlineLine(0, null, text, [flow.Id]);
            }
        }
    }

    string Head(BpmnElement element, ShownPhase? phase)
    {
        var details = new List<string>();
        if (element.Type != "task")
        {
            details.Add(words.Kind(element));
        }

        details.AddRange(element.Triggers.Select(words.Trigger));
        if (element.Repeats is { } repeats)
        {
            details.Add(words.Repeats(repeats));
        }

        if (element.IsForCompensation)
        {
            details.Add(words.ForCompensation);
        }

        var isNamed = element.Name is not null || element.Type == "task";
        var title = !isNamed ? Capital(string.Join(", ", details)) : names.TitleOf(element) + (details.Count == 0 ? "" : $" ({string.Join(", ", details)})");
        var roles = phase is { Phase.Definition.Roles: { IsEmpty: false } told } ? [.. told.Select(role => role.For(picture.Language))] : names.RolesOf(element);
        return title
            + "."
            + (element.AttachedTo is { } activity ? $" {words.Interrupts(names.Of(activity), element.IsInterrupting)}." : "")
            + (element.Calls is { } calls ? $" {words.Calls}: {OutlineNames.OneLine(calls)}." : "")
            + (roles.Count > 0 && element.Kind is not BpmnKind.Gateway ? $" {(roles.Count == 1 ? words.Role : words.Roles)}: {string.Join(", ", roles.Select(OutlineNames.OneLine))}." : "");
    }

    /// <summary>What comes after: in the sentence when it is one thing, as lines when ways part. The very next line needs no word when nothing else leads on.</summary>
    (string Sentence, IReadOnlyList<string> Elements, IReadOnlyList<OutlineLine> Ways) Onward(BpmnElement element, BpmnFlow[] next)
    {
        var isGateway = element.Kind is BpmnKind.Gateway;
        var meets = isGateway && _coming[element.Id].Count(flow => flow.Kind is BpmnFlowKind.Sequence) > 1 ? words.Meet(element.Type) : "";
        if (next is [])
        {
            var ends = element.Kind is BpmnKind.Activity or BpmnKind.SubProcess or BpmnKind.Gateway && !element.IsTriggeredByEvent && !element.IsForCompensation ? words.EndsHere : "";
            return ($"{meets} {ends}".Trim(), [], []);
        }

        if (next is [var only])
        {
            var step = names.Of(only.Target) + (Condition(only) is { } told ? $" ({told})" : "");
            var sentence = IsNext(element, only.Target) && Condition(only) is null ? "" : _places.GetValueOrDefault(only.Target) <= _places[element.Id] ? words.Back(step) : words.Then(step);
            return ($"{meets} {sentence}".Trim(), [only.Id], []);
        }

        // Ways that part without a gateway go side by side, unless they have conditions.
        var part = words.Part(isGateway ? element.Type : next.Any(flow => flow.Condition is not null || flow.IsDefault) ? "inclusiveGateway" : "parallelGateway");
        return (
            $"{meets} {part}:".Trim(),
            [],
            [.. next.Select(flow => new OutlineLine(0, null, $"{(Condition(flow) is { } condition ? $"{Capital(condition)}: " : "")}{names.Of(flow.Target)}.", [flow.Id]))]);
    }

    string? Condition(BpmnFlow flow)
    {
        var told = flow.Name is { } name
            ? words.If(words.Quoted(OutlineNames.OneLine(name))) + (flow.Condition is { } rule && rule != name ? $" [{OutlineNames.OneLine(rule)}]" : "")
            : flow.Condition is { } condition ? words.If($"[{OutlineNames.OneLine(condition)}]") : null;
        return !flow.IsDefault ? told : told is null ? words.Otherwise : $"{told}, {words.Otherwise}";
    }

    IEnumerable<OutlineLine> OfPhase(ShownPhase phase)
    {
        var (told, language) = (phase.Phase.Definition, picture.Language);
        foreach (var (word, items) in (List<(string, IEnumerable<string>)>)
            [
                (words.Groups, told.Groups.Select(group => group.Name.For(language))),
                (words.Inputs, told.Inputs.Select(input => input.For(language))),
                (words.Outputs, told.Outputs.Select(output => output.For(language))),
                (words.Systems, told.Systems.Select(system => system.For(language))),
                (words.Duration, told.Duration is { } duration ? [words.DurationOf(duration)] : []),
            ])
        {
            if (items.Any())
            {
                yield return new OutlineLine(0, null, $"{word}: {string.Join(", ", items)}.", [], phase);
            }
        }

        foreach (var point in told.PainPoints)
        {
            yield return new OutlineLine(
                0, null, $"{words.PainPoint}{(point.Severity is { } severity ? $" ({words.Severity(severity)})" : "")}: {OutlineNames.OneLine(point.Text.For(language))}", [], phase);
        }
    }

    /// <summary>What an element says about itself, or what is told of it here instead.</summary>
    IEnumerable<OutlineLine> Said(BpmnElement element, ShownPhase? phase)
        => (phase?.Phase.Definition.Description?.For(picture.Language) ?? element.Documentation ?? "")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => new OutlineLine(0, null, line, [element.Id], phase));

    /// <summary>The steps that stand inside a group's shape.</summary>
    string Inside(BpmnElement group)
    {
        if (!_shapes.TryGetValue(group.Id, out var around))
        {
            return "";
        }

        var inside = order.Where(element => element.Id != group.Id && element.Kind is not (BpmnKind.Group or BpmnKind.Annotation) && _shapes.TryGetValue(element.Id, out var shape)
            && shape.Diagram == around.Diagram && shape.X >= around.X && shape.Y >= around.Y && shape.X + shape.Width <= around.X + around.Width && shape.Y + shape.Height <= around.Y + around.Height);
        return string.Join("; ", inside.Select(element => names.Of(element.Id))) is { Length: > 0 } told ? $": {told}" : "";
    }

    bool IsNext(BpmnElement element, string target) => _places.TryGetValue(target, out var place) && place == _places[element.Id] + 1;

    bool IsData(string id) => _places.TryGetValue(id, out var place) && order[place].Kind is BpmnKind.Data;

    string Named(BpmnFlow flow) => (flow.Name ?? flow.Message) is { } name ? $" {words.Quoted(OutlineNames.OneLine(name))}" : "";

    static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
