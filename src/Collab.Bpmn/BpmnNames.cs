using System.Collections.Frozen;
using Collab.Bpmn.Model;

namespace Collab.Bpmn;

/// <summary>The names of BPMN 2.0 that are understood.</summary>
static class BpmnNames
{
    public const string Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public const string Diagram = "http://www.omg.org/spec/BPMN/20100524/DI";
    public const string DiagramCommon = "http://www.omg.org/spec/DD/20100524/DC";
    public const string DiagramInterchange = "http://www.omg.org/spec/DD/20100524/DI";
    public const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    public const string Namespaces = "http://www.w3.org/2000/xmlns/";
    public const string Xml = "http://www.w3.org/XML/1998/namespace";

    /// <summary>What stands in a process or collaboration and is shown, by the name of its element.</summary>
    public static readonly FrozenDictionary<string, BpmnKind> Kinds = new Dictionary<string, BpmnKind>
    {
        ["task"] = BpmnKind.Activity,
        ["userTask"] = BpmnKind.Activity,
        ["manualTask"] = BpmnKind.Activity,
        ["serviceTask"] = BpmnKind.Activity,
        ["scriptTask"] = BpmnKind.Activity,
        ["businessRuleTask"] = BpmnKind.Activity,
        ["sendTask"] = BpmnKind.Activity,
        ["receiveTask"] = BpmnKind.Activity,
        ["callActivity"] = BpmnKind.Activity,
        ["subProcess"] = BpmnKind.SubProcess,
        ["transaction"] = BpmnKind.SubProcess,
        ["adHocSubProcess"] = BpmnKind.SubProcess,
        ["exclusiveGateway"] = BpmnKind.Gateway,
        ["parallelGateway"] = BpmnKind.Gateway,
        ["inclusiveGateway"] = BpmnKind.Gateway,
        ["complexGateway"] = BpmnKind.Gateway,
        ["eventBasedGateway"] = BpmnKind.Gateway,
        ["startEvent"] = BpmnKind.Event,
        ["endEvent"] = BpmnKind.Event,
        ["intermediateCatchEvent"] = BpmnKind.Event,
        ["intermediateThrowEvent"] = BpmnKind.Event,
        ["implicitThrowEvent"] = BpmnKind.Event,
        ["boundaryEvent"] = BpmnKind.Event,
        ["dataObjectReference"] = BpmnKind.Data,
        ["dataStoreReference"] = BpmnKind.Data,
        ["textAnnotation"] = BpmnKind.Annotation,
        ["group"] = BpmnKind.Group,
    }.ToFrozenDictionary();

    /// <summary>Data that is shown only where the diagram has a shape of it.</summary>
    public static readonly FrozenSet<string> DrawnData = FrozenSet.Create("dataObject", "dataStore", "dataInput", "dataOutput");

    public static readonly FrozenDictionary<string, BpmnFlowKind> Flows = new Dictionary<string, BpmnFlowKind>
    {
        ["sequenceFlow"] = BpmnFlowKind.Sequence,
        ["messageFlow"] = BpmnFlowKind.Message,
        ["association"] = BpmnFlowKind.Association,
        ["dataInputAssociation"] = BpmnFlowKind.Data,
        ["dataOutputAssociation"] = BpmnFlowKind.Data,
    }.ToFrozenDictionary();

    /// <summary>What says something about the element it stands in, or is found by a reference, and so is understood without being shown by itself.</summary>
    public static readonly FrozenSet<string> Details = FrozenSet.Create(
        "definitions", "process", "collaboration", "participant", "laneSet", "childLaneSet", "lane", "flowNodeRef", "incoming", "outgoing", "documentation", "extensionElements", "text",
        "conditionExpression", "messageEventDefinition", "timerEventDefinition", "signalEventDefinition", "errorEventDefinition", "escalationEventDefinition", "conditionalEventDefinition",
        "linkEventDefinition", "compensateEventDefinition", "terminateEventDefinition", "cancelEventDefinition", "eventDefinitionRef", "timeDate", "timeDuration", "timeCycle", "condition",
        "standardLoopCharacteristics", "multiInstanceLoopCharacteristics", "message", "signal", "error", "escalation", "category", "categoryValue", "categoryValueRef", "dataState",
        "sourceRef", "targetRef", "dataObject", "dataStore");
}
