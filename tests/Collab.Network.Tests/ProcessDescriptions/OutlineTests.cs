using Collab.Bpmn;
using Collab.Network.Kernel;
using Collab.Network.ProcessDescriptions;
using Collab.Network.ProcessDescriptions.Outlines;
using Collab.Testing;
using FsCheck;
using FsCheck.Fluent;
using static Collab.Network.Tests.ProcessDescriptions.GivenProcess;

namespace Collab.Network.Tests.ProcessDescriptions;

/// <summary>The outline tells all that the diagram tells, whoever drew it.</summary>
public class OutlineTests
{
    static readonly Language[] Languages = Enum.GetValues<Language>();

    [Fact]
    public void A_reader_is_told_branches_conditions_roles_and_pain_points_in_order()
    {
        var process = Usual(
            new PhaseEdited(1, PhaseDefinition.Of(Fi("Vastaanotto")) with
            {
                Roles = [Fi("Neuvonta")],
                Groups = [new(Fi("Hakijat"))],
                PainPoints = [new(Fi("Jono on pitkä"), PainSeverity.Serious)],
                Duration = "P2DT1H",
                Branching = PhaseBranching.One,
                Next = [new(2, Fi("täydellinen")), new(3, Fi("ilmiselvä"))],
            }),
            new PhaseEdited(2, PhaseDefinition.Of(Fi("Käsittely")) with { Roles = [Fi("Käsittelijä")] }),
            new PhaseEdited(3, PhaseDefinition.Of(Fi("Päätös")) with { Roles = [Fi("Käsittelijä")] })).State!;

        Assert.Equal(
            """
            Hakemuksen käsittely
              Roolit: Neuvonta, Käsittelijä
              1. Alku. Rooli: Neuvonta.
              2. Vastaanotto. Rooli: Neuvonta.
                Sidosryhmät: Hakijat.
                Kesto: 2 päivää 1 tunti.
                Kipupiste (vakava): Jono on pitkä
              3. Valinta. Jatkuu yhteen näistä:
                Jos ”täydellinen”: kohta 4, Käsittely.
                Jos ”ilmiselvä”: kohta 5 (valinta).
              4. Käsittely. Rooli: Käsittelijä.
              5. Valinta. Haarat yhtyvät.
              6. Päätös. Rooli: Käsittelijä.
              7. Loppu. Rooli: Käsittelijä. Tämä haara päättyy tähän.
            """.Replace(" Tämä haara päättyy tähän.", "", StringComparison.Ordinal),
            ProcessOutline.Of(ProcessPicture.Of(process, null, Language.Fi)).Text.TrimEnd());
    }

    [Fact]
    public void Every_element_of_every_diagram_occurs()
    {
        var folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "bpmn"));
        if (!Directory.Exists(folder))
        {
            NotRun.Report("Outlines of BPMN files of real modellers", "there is no folder shared/bpmn beside the repository");
            return;
        }

        var files = Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".md", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var xml = BpmnText.Decode(File.ReadAllBytes(file), null, out _)!;
            var imported = Nothing.When(new ImportBpmn(Goals.GivenGoal.OfProject, xml, Language: Language.En));
            Assert.Empty(imported.Refusals.Select(refusal => refusal.Message.En));
            var process = GivenProcess.Events(imported.Events).State!;
            var document = BpmnDocument.Read(BpmnText.WithUtf8Declared(xml), out _)!;
            System.Xml.Linq.XElement.Parse(ProcessSvg.Of(ProcessPicture.Of(process, document, Language.Fi)));
            foreach (var language in Languages)
            {
                TellsAll(ProcessPicture.Of(process, document, language), file);
            }

            // Nothing was changed here, so what goes out is what came in.
            Assert.Equal(document.Text, ProcessPicture.Of(process, document, Language.En).Document.Text);
        });
    }

    [Fact]
    public void Odd_lines_are_told_too()
    {
        const string Xml = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
              <collaboration id="k"><participant id="x" name="Kunta" processRef="p"/><participant id="y" name="Asukas"/>
                <messageFlow id="m" name="Kysymys" sourceRef="y" targetRef="l"/><textAnnotation id="n"><text>Muista</text></textAnnotation><association id="a" sourceRef="n" targetRef="m"/></collaboration>
              <process id="p"><laneSet><lane id="l" name="Neuvonta"><flowNodeRef>t</flowNodeRef></lane></laneSet><task id="t" name="Neuvo"/><task id="u"/><boundaryEvent id="b" attachedToRef="u" name="Peruttu"/></process>
            </definitions>
            """;
        var events = Nothing.When(new ImportBpmn(Goals.GivenGoal.OfProject, Xml, Language: Language.Fi)).Events;
        var picture = ProcessPicture.Of(GivenProcess.Events(events).State!, BpmnDocument.Read(Xml, out _), Language.Fi);

        TellsAll(picture, "odd");
        Assert.Contains("Keskeyttää: kohta 2 (vaihe).", ProcessOutline.Of(picture).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_element_of_any_typed_process_occurs()
        => Prop.ForAll(Processes.ToArbitrary(), process =>
        {
            var picture = ProcessPicture.Of(process, null, Language.Sv);
            TellsAll(picture, "typed");
            var drawn = System.Xml.Linq.XElement.Parse(ProcessSvg.Of(picture)).Value;
            Assert.All(process.Phases, phase => Assert.Contains(phase.Definition.Title.Value.Split(' ')[^1], drawn, StringComparison.Ordinal));
            Assert.All(process.Phases, phase => Assert.Contains(picture.Model.Elements, element => element.Id == BpmnImport.ElementOf(phase)));
            Assert.Equal(picture.Model.Elements.Count, picture.Model.Shapes.Count(shape => picture.Model.Elements.Any(element => element.Id == shape.Element)));
            Assert.Equal(picture.Model.Flows.Count, picture.Model.Edges.Count);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    /// <summary>What was typed in, written as a file and brought in again, says the same.</summary>
    [Fact]
    public void A_typed_process_comes_back_from_its_file()
        => Prop.ForAll(Processes.ToArbitrary(), process =>
        {
            var text = ProcessPicture.Of(process, null, Language.Fi).Document.Text;
            var events = Nothing.When(new ImportBpmn(process.Project, text, Language: Language.Fi)).Events;
            var back = GivenProcess.Events(events).State!;
            var (one, other) = (Said(process), Said(back));
            Assert.Equal(one.OrderBy(said => said, StringComparer.Ordinal), other.OrderBy(said => said, StringComparer.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    static IEnumerable<string> Said(ProcessDescription process) => process.Phases.Select((phase, index) =>
        $"{phase.Definition.Title.Value} {string.Join(',', phase.Definition.Roles)} {string.Join(',', phase.Definition.PainPoints.Select(point => point.Text + "/" + point.Severity))} → "
        + string.Join(';', process.After(index).Select(link => $"{process.Phase(link.Phase)!.Definition.Title.Value} {link.Condition}").Order(StringComparer.Ordinal)));

    static readonly Gen<ProcessDescription> Processes =
        from count in Gen.Choose(1, 12)
        from phases in Gen.ArrayOf(Phase(count), count)
        select Events([Described, new PhasesAdded([.. phases.Select((phase, index) => new NumberedPhase(index + 1, phase with { Title = Fi($"Vaihe {index + 1}") }))], null)]).State!;

    static Gen<PhaseDefinition> Phase(int count) =>
        from role in Gen.Elements("", "Neuvonta", "Käsittelijä", "Johtaja")
        from pain in Gen.Elements<PainPoint?>(null, new PainPoint(Fi("Hidas & <kankea>"), PainSeverity.Blocking), new PainPoint(Fi("Epäselvä")))
        from branching in Gen.Elements(Enum.GetValues<PhaseBranching>())
        from links in Gen.Frequency(
            (2, Gen.Constant<int[]?>(null)),
            (1, Gen.Choose(0, 3).SelectMany(length => Gen.ArrayOf(Gen.Choose(1, count), length)).Select(numbers => (int[]?)[.. numbers.Distinct()])))
        from condition in Gen.Elements<string?>(null, "kyllä", "ei \"aina\"")
        select PhaseDefinition.Of(Fi("Vaihe")) with
        {
            Roles = role.Length == 0 ? [] : [Fi(role)],
            PainPoints = pain is null ? [] : [pain],
            Branching = branching,
            Next = links is null ? null : [.. links.Select(number => new PhaseLink(number, links.Length > 1 && condition is not null ? Fi(condition) : null))],
        };

    static void TellsAll(ProcessPicture picture, string where)
    {
        var outline = ProcessOutline.Of(picture);
        var told = outline.Lines.SelectMany(line => line.Elements).ToHashSet(StringComparer.Ordinal);
        var model = picture.Model;
        var all = model.Elements.Select(element => element.Id).Concat(model.Flows.Select(flow => flow.Id)).Concat(model.Participants.Select(pool => pool.Id)).Concat(model.Lanes.Select(lane => lane.Id));
        Assert.True(all.All(told.Contains), $"{where}: the outline does not tell {string.Join(", ", all.Where(id => !told.Contains(id)))}");
        var text = OutlineNames.OneLine(outline.Text);
        var names = model.Elements.Select(element => element.Name).Concat(model.Flows.Select(flow => flow.Name)).Concat(model.Participants.Select(pool => pool.Name)).Concat(model.Lanes.Select(lane => lane.Name))
            .Concat(model.Flows.Select(flow => flow.Condition)).Concat(model.Elements.SelectMany(element => element.Triggers).Select(trigger => trigger.Detail)).Concat(model.Elements.Select(element => element.Documentation)).OfType<string>().Select(OutlineNames.OneLine);
        Assert.All(names, name => Assert.True(text.Contains(name, StringComparison.Ordinal), $"{where}: the outline does not say {name}"));
        var order = outline.Lines.Where(line => line.Number is not null).Select(line => line.Number!).ToArray();
        Assert.Equal(order.Distinct(), order);
    }
}
