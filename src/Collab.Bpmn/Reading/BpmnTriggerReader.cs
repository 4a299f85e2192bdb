using Collab.Bpmn.Model;
using Collab.Bpmn.Xml;

namespace Collab.Bpmn.Reading;

/// <summary>Reads what events wait for or cause.</summary>
static class BpmnTriggerReader
{
    const string Suffix = "EventDefinition";

    public static IReadOnlyList<BpmnTrigger> Read(ElementNode node, BpmnIndex index)
        =>
        [
            .. from child in node.Children
               let definition = child.Name == "eventDefinitionRef" ? index.Find(child.Text.Trim()) : child
               where definition is not null && definition.Name.EndsWith(Suffix, StringComparison.Ordinal)
               select new BpmnTrigger(definition.Name[..^Suffix.Length], Detail(definition, index)),
        ];

    static string? Detail(ElementNode definition, BpmnIndex index)
    {
        var type = definition.Name[..^Suffix.Length];
        switch (type)
        {
            case "timer" or "conditional":
                return BpmnModelReader.Clean(definition.Children.FirstOrDefault(child => child.Name is "timeDate" or "timeDuration" or "timeCycle" or "condition")?.Text);
            case "link":
                return BpmnModelReader.NameOf(definition);
            default:
                var told = index.Find(definition.Attribute(type == "compensate" ? "activityRef" : type + "Ref"));
                return BpmnModelReader.NameOf(told) ?? BpmnModelReader.Clean(told?.Attribute(type + "Code"));
        }
    }
}
