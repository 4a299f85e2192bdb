using Collab.Bpmn;
using Collab.Bpmn.Model;
using Collab.Network.Kernel;
using Collab.Network.Kernel.Sensitive;

namespace Collab.Network.ProcessDescriptions;

/// <summary>Tells what is wrong with a BPMN file, one line for each problem.</summary>
static class BpmnRefusals
{
    /// <summary>Identity codes, phone and account numbers in the words of a file, which become texts of events.</summary>
    public static IEnumerable<Refusal> OfNumbers(BpmnModel model, string path)
        => from said in model.Elements.SelectMany(element => new[] { (element.Id, element.Name), (element.Id, element.Documentation) })
               .Concat(model.Flows.SelectMany(flow => new[] { (flow.Id, flow.Name), (flow.Id, flow.Condition) }))
               .Concat(model.Participants.Select(pool => (pool.Id, pool.Name)))
               .Concat(model.Lanes.Select(lane => (lane.Id, lane.Name)))
               .Concat(model.Processes.SelectMany(process => new[] { (process.Id, process.Name), (process.Id, process.Documentation) }))
           where said.Item2 is not null
           from refusal in SensitiveRules.Check(said.Item2, path, isAllowed: false, isAccepted: false)
           select refusal with
           {
               Range = null,
               Message = new Text(Language.En, $"Elementti {said.Id}: {refusal.Message.Fi}", $"Elementet {said.Id}: {refusal.Message.Sv}", $"Element {said.Id}: {refusal.Message.En}"),
           };

    public static Refusal Of(BpmnProblem problem, string path)
    {
        var (what, where, mb) = (problem.What, problem.Where, BpmnLimits.MaxLength >> 20);
        var (fi, sv, en) = problem.Kind switch
        {
            BpmnProblemKind.DocumentType => (
                "Tiedostossa on dokumenttityyppi (DOCTYPE), jollaista ei lueta sen sisältämien entiteettien takia. Poista se.",
                "Filen har en dokumenttyp (DOCTYPE). Sådana läses inte på grund av entiteterna i dem. Ta bort den.",
                "The file has a document type (DOCTYPE), which is not read because of the entities in it. Remove it."),
            BpmnProblemKind.TooLarge => (
                $"Tiedosto on liian suuri. Se voi olla enintään {mb} megatavua.",
                $"Filen är för stor. Den kan vara högst {mb} megabyte.",
                $"The file is too large. It can have {mb} megabytes at most."),
            BpmnProblemKind.TooDeep => (
                $"Tiedostossa on yli {BpmnLimits.MaxDepth} sisäkkäistä elementtiä. Vie se mallinnusohjelmasta uudelleen.",
                $"Filen har över {BpmnLimits.MaxDepth} element inuti varandra. Exportera den på nytt från modelleringsprogrammet.",
                $"The file nests more than {BpmnLimits.MaxDepth} elements. Export it from the modeller anew."),
            BpmnProblemKind.TooManyElements => (
                $"Tiedostossa on yli {BpmnLimits.MaxShown} prosessin osaa tai {BpmnLimits.MaxXmlElements} elementtiä. Jaa prosessi useaksi.",
                $"Filen har över {BpmnLimits.MaxShown} delar av en process eller {BpmnLimits.MaxXmlElements} element. Dela processen i flera.",
                $"The file has more than {BpmnLimits.MaxShown} parts of a process or {BpmnLimits.MaxXmlElements} elements. Divide the process into several."),
            BpmnProblemKind.NotBpmn => (
                $"Tiedosto on XML:ää mutta ei BPMN 2.0:aa: sen juuri on {what}. Vie se mallinnusohjelmasta muodossa BPMN 2.0.",
                $"Filen är XML men inte BPMN 2.0: dess rot är {what}. Exportera den från modelleringsprogrammet som BPMN 2.0.",
                $"The file is XML but not BPMN 2.0: its root is {what}. Export it from the modeller as BPMN 2.0."),
            BpmnProblemKind.NoProcess => (
                "Tiedostossa ei ole prosessia eikä osallistujia. Valitse toinen tiedosto.",
                "Filen har varken en process eller deltagare. Välj en annan fil.",
                "The file has neither a process nor participants. Choose another file."),
            BpmnProblemKind.DuplicateId => (
                $"Tunniste {what} on kahdella elementillä. Anna kullekin oma.",
                $"Identifieraren {what} finns på två element. Ge vart och ett sin egen.",
                $"The id {what} is on two elements. Give each its own."),
            BpmnProblemKind.DanglingReference => (
                $"Elementti {where} viittaa kohteeseen {what}, jota tiedostossa ei ole. Korjaa tai poista viittaus.",
                $"Elementet {where} hänvisar till {what}, som inte finns i filen. Rätta eller ta bort hänvisningen.",
                $"The element {where} refers to {what}, which is not in the file. Mend or remove the reference."),
            BpmnProblemKind.UnknownEncoding => (
                $"Merkistöä {what} ei lueta. Tallenna tiedosto merkistöllä UTF-8.",
                $"Teckenkodningen {what} läses inte. Spara filen som UTF-8.",
                $"The encoding {what} is not read. Save the file as UTF-8."),
            BpmnProblemKind.EncodingsDiffer => (
                $"Tiedosto ilmoittaa kaksi merkistöä, {what} ja {where}. Tallenna se merkistöllä UTF-8.",
                $"Filen anger två teckenkodningar, {what} och {where}. Spara den som UTF-8.",
                $"The file claims two encodings, {what} and {where}. Save it as UTF-8."),
            BpmnProblemKind.EncodingNotKept => (
                $"Tiedosto ilmoittaa merkistön {what} mutta ei noudata sitä. Tallenna se merkistöllä UTF-8.",
                $"Filen anger teckenkodningen {what} men följer den inte. Spara den som UTF-8.",
                $"The file claims the encoding {what} and does not keep it. Save it as UTF-8."),
            _ => (
                "Tiedosto ei ole eheää XML:ää. Vie se mallinnusohjelmasta uudelleen.",
                "Filen är inte välformad XML. Exportera den på nytt från modelleringsprogrammet.",
                "The file is not well-formed XML. Export it from the modeller anew."),
        };
        var line = problem.Line;
        return line == 0 ? Refusal.Invalid(path, fi, sv, en) : Refusal.Invalid(path, $"Rivi {line}: {fi}", $"Rad {line}: {sv}", $"Line {line}: {en}");
    }
}
