using System.Diagnostics;
using Collab.Bpmn;
using Collab.Bpmn.Writing;
using Collab.Network.Kernel;
using Collab.Network.ProcessDescriptions;
using Collab.Network.ProcessDescriptions.Outlines;
using Collab.Network.Projects;

namespace Benchmarks.Bpmn;

/// <summary>A BPMN file of 1,000 elements: read and decided on as by importBpmn, given out as by the field bpmn, and told as an outline. The database is left out; its statement is one insert.</summary>
static class BpmnTimes
{
    const int Elements = 1_000;
    const int Rounds = 30;

    public static async Task Run(TextWriter output)
    {
        var xml = BpmnWriter.Write(Draft());
        var id = new ProcessDescriptionId(Guid.Parse("0198f300-0000-7000-8000-0000000000e1"));
        var project = new ProjectId(Guid.Parse("0198f300-0000-7000-8000-000000000001"));
        var context = new ProcessContext(new ProjectRights(true, true));
        Decision<ProcessEvent> Import() => new ImportBpmn(project, xml, Language: Language.Fi).Decide(null, id, context);

        var (coldImport, imported) = Time(Import);
        ProcessDescription? process = null;
        var version = 0;
        foreach (var e in imported.Events)
        {
            process = ProcessDescription.Aggregate.Fold(process, new Recorded<ProcessEvent>(e, ++version, null, DateTimeOffset.UnixEpoch));
        }

        var changed = process! with { Phases = process.Phases.SetItem(10, process.Phases[10] with { Definition = process.Phases[10].Definition with { Title = Text.Of("Muutettu", Language.Fi) } }) };
        string Export() => ProcessPicture.Of(changed, BpmnDocument.Read(xml, out _), Language.Fi).Document.Text;
        var (coldExport, _) = Time(Export);
        var typed = changed with { Source = null };
        await output.WriteLineAsync(
            $"BPMN of {Elements:N0} elements, {xml.Length / 1024:N0} KiB, {process.Phases.Length:N0} phases:\n"
            + $"  imported: first {coldImport:N1} ms, then median {Median(Import):N1} ms (aim: under 300)\n"
            + $"  exported with a change, file read anew: first {coldExport:N1} ms, then median {Median(Export):N1} ms (aim: under 100)\n"
            + $"  laid out and written from phases: median {Median(() => ProcessDraft.Write(typed, Language.Fi)):N1} ms\n"
            + $"  told as an outline: median {Median(() => ProcessOutline.Of(ProcessPicture.Of(changed, BpmnDocument.Read(xml, out _), Language.Fi)).Text):N1} ms");
    }

    /// <summary>Ten lanes; every tenth element is a gateway that parts the way, and every fifth after it one where ways meet.</summary>
    static BpmnDraft Draft()
    {
        var nodes = Enumerable.Range(0, Elements).Select(number => new BpmnDraftNode(
            $"E{number}", number == 0 ? "startEvent" : number == Elements - 1 ? "endEvent" : number % 10 == 0 ? "exclusiveGateway" : "task", $"Vaihe {number}", number / 20 % 10)).ToArray();
        var links = Enumerable.Range(1, Elements - 1).Select(number => new BpmnDraftLink($"F{number}", $"E{number - 1}", $"E{number}"))
            .Concat(Enumerable.Range(1, (Elements / 10) - 1).Select(number => new BpmnDraftLink($"G{number}", $"E{number * 10}", $"E{Math.Min(Elements - 1, (number * 10) + 5)}", $"ehto {number}")));
        return new BpmnDraft("Prosessi", [.. Enumerable.Range(0, 10).Select(lane => new BpmnDraftLane($"L{lane}", $"Rooli {lane}"))], nodes, [.. links]);
    }

    static double Median<T>(Func<T> work)
    {
        var times = Enumerable.Range(0, Rounds).Select(_ => Time(work).Milliseconds).Order().ToArray();
        return times[times.Length / 2];
    }

    static (double Milliseconds, T Result) Time<T>(Func<T> work)
    {
        var began = Stopwatch.GetTimestamp();
        var result = work();
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, result);
    }
}
