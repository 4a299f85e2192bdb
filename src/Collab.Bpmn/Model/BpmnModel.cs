namespace Collab.Bpmn.Model;

/// <summary>What a BPMN file tells, as far as it is understood. All lists are in the order of the file.</summary>
/// <param name="Processes">The processes.</param>
/// <param name="Participants">The pools.</param>
/// <param name="Lanes">The lanes, outer before inner.</param>
/// <param name="Elements">Tasks, sub-processes, gateways, events, data, notes and groups.</param>
/// <param name="Flows">Sequence flows, message flows, associations and data associations.</param>
/// <param name="Shapes">The diagram's shapes.</param>
/// <param name="Edges">The diagram's lines.</param>
/// <param name="NotModelled">What the file has beside this; it is kept in the file and shown nowhere else.</param>
public sealed record BpmnModel(
    IReadOnlyList<BpmnProcess> Processes,
    IReadOnlyList<BpmnParticipant> Participants,
    IReadOnlyList<BpmnLane> Lanes,
    IReadOnlyList<BpmnElement> Elements,
    IReadOnlyList<BpmnFlow> Flows,
    IReadOnlyList<BpmnShape> Shapes,
    IReadOnlyList<BpmnEdge> Edges,
    IReadOnlyList<BpmnUnmodelled> NotModelled);

/// <summary>A process.</summary>
public sealed record BpmnProcess(string Id, string? Name)
{
    /// <summary>What it says about itself.</summary>
    public string? Documentation { get; init; }
}

/// <summary>A pool: somebody who takes part.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Process">The process that it shows; null for one whose inside is not told.</param>
public sealed record BpmnParticipant(string Id, string? Name, string? Process);

/// <summary>A lane: a role within a pool.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Process">The process or sub-process that it divides.</param>
/// <param name="Parent">The lane that it divides; null for an outermost.</param>
public sealed record BpmnLane(string Id, string? Name, string Process, string? Parent);

/// <summary>What an element is to a reader.</summary>
public enum BpmnKind
{
    /// <summary>A task of any type, or a call of another process.</summary>
    Activity,

    /// <summary>A sub-process, also a transaction or an ad-hoc one.</summary>
    SubProcess,

    /// <summary>A gateway.</summary>
    Gateway,

    /// <summary>A start, end, intermediate or boundary event.</summary>
    Event,

    /// <summary>A data object, data store, or input or output of the process.</summary>
    Data,

    /// <summary>A text annotation.</summary>
    Annotation,

    /// <summary>A group around other elements.</summary>
    Group,
}

/// <summary>An element of a process or a collaboration.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is to a reader.</param>
/// <param name="Type">Its element's name in BPMN, such as <c>userTask</c>.</param>
/// <param name="Name">Its name, or an annotation's text; null when it has none.</param>
/// <param name="Scope">The process, sub-process or collaboration that it stands in.</param>
public sealed record BpmnElement(string Id, BpmnKind Kind, string Type, string? Name, string Scope)
{
    /// <summary>The innermost lane that it stands in.</summary>
    public string? Lane { get; init; }

    /// <summary>The activity whose edge it stands on, for a boundary event.</summary>
    public string? AttachedTo { get; init; }

    /// <summary>Whether a boundary event, or the start of an event sub-process, ends what it interrupts.</summary>
    public bool IsInterrupting { get; init; } = true;

    /// <summary>What an event waits for or causes: <c>timer</c>, <c>message</c>, …; more than one for a multiple event.</summary>
    public IReadOnlyList<BpmnTrigger> Triggers { get; init; } = [];

    /// <summary>How an activity repeats: <c>loop</c>, <c>parallel</c> or <c>sequential</c>; null when it does not.</summary>
    public string? Repeats { get; init; }

    /// <summary>What a call activity calls.</summary>
    public string? Calls { get; init; }

    /// <summary>The state of a data object.</summary>
    public string? State { get; init; }

    /// <summary>Whether it undoes what another activity has done, when that is compensated.</summary>
    public bool IsForCompensation { get; init; }

    /// <summary>Whether it is a sub-process that an event starts.</summary>
    public bool IsTriggeredByEvent { get; init; }

    /// <summary>What it says about itself.</summary>
    public string? Documentation { get; init; }
}

/// <summary>What an event waits for or causes.</summary>
/// <param name="Type">The kind, such as <c>timer</c>.</param>
/// <param name="Detail">The message, signal, error, moment or condition, when it is told.</param>
public sealed record BpmnTrigger(string Type, string? Detail);

/// <summary>What a line of the diagram means.</summary>
public enum BpmnFlowKind
{
    /// <summary>The order within a process.</summary>
    Sequence,

    /// <summary>A message between participants.</summary>
    Message,

    /// <summary>Something that goes with something else, such as a note.</summary>
    Association,

    /// <summary>Data that is read or written.</summary>
    Data,
}

/// <summary>A line of the diagram.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Name">Its name.</param>
/// <param name="Source">The element, pool or flow that it leaves.</param>
/// <param name="Target">The element, pool or flow that it reaches.</param>
public sealed record BpmnFlow(string Id, BpmnFlowKind Kind, string? Name, string Source, string Target)
{
    /// <summary>The condition under which it is taken.</summary>
    public string? Condition { get; init; }

    /// <summary>Whether it is taken when no condition holds.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The message that it carries, when that has a name.</summary>
    public string? Message { get; init; }
}

/// <summary>A shape of the diagram, in pixels.</summary>
/// <param name="Element">The element, pool or lane that it shows.</param>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Diagram">The number of the diagram that it stands in, from 0: a collapsed sub-process may have its own.</param>
public sealed record BpmnShape(string Element, double X, double Y, double Width, double Height, int Diagram = 0);

/// <summary>A line of the diagram.</summary>
/// <param name="Flow">The flow that it shows.</param>
/// <param name="Points">Its points, from source to target.</param>
/// <param name="Diagram">The number of the diagram that it stands in, from 0.</param>
public sealed record BpmnEdge(string Flow, IReadOnlyList<BpmnPoint> Points, int Diagram = 0);

/// <summary>A point of the diagram, in pixels.</summary>
public readonly record struct BpmnPoint(double X, double Y);

/// <summary>Something of the file that is kept in it and not shown.</summary>
/// <param name="Name">The element's name, or the namespace of an extension.</param>
/// <param name="Reason">Why it is not shown.</param>
/// <param name="Count">How often it occurs.</param>
/// <param name="Line">Where it first occurs, from 1.</param>
public sealed record BpmnUnmodelled(string Name, BpmnUnmodelledReason Reason, int Count, int Line);

/// <summary>Why something of a file is not shown.</summary>
public enum BpmnUnmodelledReason
{
    /// <summary>An element of BPMN that says how a machine runs the process, or that belongs to another kind of diagram.</summary>
    NotUnderstood,

    /// <summary>Another tool's own elements and attributes.</summary>
    Extension,

    /// <summary>A reference to something that is not in the file, where the diagram does not show it either.</summary>
    LeadsNowhere,
}
