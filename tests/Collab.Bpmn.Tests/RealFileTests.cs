using System.Xml.Linq;
using Collab.Bpmn.Model;

namespace Collab.Bpmn.Tests;

public class RealFileTests
{
    static readonly XNamespace Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    [Fact]
    public void Every_file_is_read_and_kept_letter_by_letter()
    {
        if (RealFiles.Read() is not { } files)
        {
            return;
        }

        Assert.Equal(RealFiles.Count, files.Count);
        Assert.All(files, file =>
        {
            var text = BpmnText.Decode(file.Bytes, null, out var problem);
            Assert.True(problem is null, $"{file.Name}: {problem}");
            var document = BpmnDocument.Read(text!, out var problems);
            Assert.True(document is not null, $"{file.Name}: {string.Join("; ", problems)}");
            Assert.Equal(text, document.With([]));
        });
    }

    [Fact]
    public void Nothing_that_the_schema_shows_is_missed()
    {
        if (RealFiles.Read() is not { } files)
        {
            return;
        }

        Assert.All(files, file =>
        {
            var document = Read(file.Bytes);
            var root = XElement.Parse(document.Text);
            var shown = root.Descendants().Where(element => element.Name.Namespace == Model && Kinds.Contains(element.Name.LocalName)).ToArray();
            Assert.Equal(shown.Length, document.Model.Elements.Count(element => Kinds.Contains(element.Type)));
            Assert.Equal(root.Descendants(Model + "lane").Count(), document.Model.Lanes.Count);
            Assert.Equal(root.Descendants(Model + "participant").Count(), document.Model.Participants.Count);
            var left = document.Model.NotModelled.Where(one => one.Name == "sequenceFlow").Sum(one => one.Count);
            Assert.Equal(root.Descendants(Model + "sequenceFlow").Count(), document.Model.Flows.Count(flow => flow.Kind == BpmnFlowKind.Sequence) + left);
        });
    }

    [Fact]
    public void A_change_of_one_name_changes_nothing_else()
    {
        if (RealFiles.Read() is not { } files)
        {
            return;
        }

        Assert.All(files, file =>
        {
            var document = Read(file.Bytes);
            if (document.Model.Elements.FirstOrDefault(element => element.Kind is BpmnKind.Activity && !element.Id.StartsWith('@')) is not { } task)
            {
                return;
            }

            const string Name = "Uusi \"nimi\" & <muu>\ntoisella rivillä";
            var notes = new BpmnPhaseNotes("P2D", [new BpmnPhaseNote("painPoint", [("sv", "Kön är lång")], "HIGH")]);
            var changed = BpmnDocument.Read(document.With([new BpmnChange(task.Id, Name, notes)]), out var problems);
            Assert.True(changed is not null, $"{file.Name}: {string.Join("; ", problems)}");
            Assert.Equal(Name, changed.Model.Elements.Single(element => element.Id == task.Id).Name);
            Assert.Equal(("P2D", "Kön är lång"), (changed.NotesOf(task.Id)!.Duration, changed.NotesOf(task.Id)!.Notes[0].Wordings[0].Text));

            // With the old name, and without the notes, it is the file that it was, but for an empty extension element.
            var back = BpmnDocument.Read(changed.With([new BpmnChange(task.Id, task.Name ?? "", new BpmnPhaseNotes(null, []))]), out _)!;
            var (before, after) = (XElement.Parse(document.Text), XElement.Parse(back.Text));
            foreach (var empty in before.Descendants(Model + "extensionElements").Concat(after.Descendants(Model + "extensionElements")).Where(one => !one.HasElements).ToArray())
            {
                empty.Remove();
            }

            before.Descendants().Concat(after.Descendants()).Where(one => (string?)one.Attribute("id") == task.Id && (string?)one.Attribute("name") == "").Attributes("name").Remove();
            Assert.True(XNode.DeepEquals(Normal(before, task), Normal(after, task)), file.Name);
        });
    }

    static readonly HashSet<string> Kinds =
    [
        "task", "userTask", "manualTask", "serviceTask", "scriptTask", "businessRuleTask", "sendTask", "receiveTask", "callActivity", "subProcess", "transaction", "adHocSubProcess",
        "exclusiveGateway", "parallelGateway", "inclusiveGateway", "complexGateway", "eventBasedGateway", "startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent",
        "boundaryEvent", "dataObjectReference", "dataStoreReference", "textAnnotation", "group",
    ];

    static BpmnDocument Read(byte[] bytes) => BpmnDocument.Read(BpmnText.Decode(bytes, null, out _)!, out _)!;

    /// <summary>Without the blanks around the name, which are not read.</summary>
    static XElement Normal(XElement root, BpmnElement task)
    {
        foreach (var name in root.Descendants().Where(one => (string?)one.Attribute("id") == task.Id).Attributes("name"))
        {
            name.Value = name.Value.Trim();
        }

        foreach (var empty in root.Descendants().Where(one => !one.HasElements && one.Value.Length == 0))
        {
            empty.RemoveNodes();
        }

        return XElement.Parse(root.ToString(SaveOptions.DisableFormatting));
    }
}
